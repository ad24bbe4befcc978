"""The roles of a press office, as groups. A site may give a person several; rights beyond them are single ones."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

WORDS = [
    "release", "keypoint", "footnote", "figure", "figurephoto", "photo", "visit", "stop", "role",
    "appearance", "partner", "person", "agreement", "topic", "boilerplate", "contact", "sector",
    "place",
]
PARTS = ["keypoint", "footnote", "figure", "figurephoto", "role", "appearance"]

READ = [f"view_{model}" for model in WORDS]
WRITE = [
    *READ,
    *(f"{deed}_{model}" for deed in ("add", "change") for model in WORDS),
    *(f"delete_{model}" for model in ["release", *PARTS]),
]
ROLES = {
    "Reader of drafts": READ,
    "Translator (Traditional Chinese)": [*READ, "translate_zh_hant"],
    "Translator (Simplified Chinese)": [*READ, "translate_zh_hans"],
    "Translator (English)": [*READ, "translate_en"],
    "Writer": WRITE,
    "Editor": [
        *WRITE,
        *(f"delete_{model}" for model in WORDS if model not in ["release", *PARTS]),
        "approve_release", "view_auditentry", "export_auditentry",
    ],
    "Administrator": [
        *READ, "view_user", "add_user", "change_user", "view_auditentry", "export_auditentry",
    ],
}


def make(apps, schema_editor):
    # Permissions are made after the last migration; the groups need them now.
    config = apps.get_app_config("releases")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    Group, Permission = (apps.get_model("auth", name) for name in ("Group", "Permission"))
    of_app = Permission.objects.filter(content_type__app_label="releases")
    for name, rights in ROLES.items():
        # A group that a site made under the same name keeps its members and its rights.
        Group.objects.filter(name=name).update(name=f"{name} (former)")
        group = Group.objects.create(name=name)
        group.permissions.set(of_app.filter(codename__in=rights))
    _share_out(of_app.filter(codename="translate_release").first(), of_app)


def _share_out(former, of_app):
    """Whoever might translate every language still may."""
    if former is None:
        return
    named = of_app.filter(codename__in=["translate_zh_hant", "translate_zh_hans", "translate_en"])
    for holder in former.user_set.all():
        holder.user_permissions.add(*named)
    for group in former.group_set.all():
        group.permissions.add(*named)
    former.delete()


def remove(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0003_record_is_append_only"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make, remove)]
