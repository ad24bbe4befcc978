from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("releases", "0011_site_settings")]

    operations = []
