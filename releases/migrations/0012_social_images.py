from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("releases", "0011_site_settings")]

    operations = [
        migrations.AddField(
            model_name="release",
            name="social_images",
            field=models.JSONField(default=dict, editable=False),
        ),
    ]
