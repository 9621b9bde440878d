import uuid

from django.db import migrations, models


def give_addresses(apps, schema_editor):
    """Rows from before plans get an address of their own."""
    meetings = apps.get_model("groups", "Meeting")
    for pk in meetings.objects.filter(public_id=None).values_list("pk", flat=True):
        meetings.objects.filter(pk=pk).update(public_id=uuid.uuid4())


class Migration(migrations.Migration):

    dependencies = [
        ('groups', '0001_groups'),
    ]

    operations = [
        migrations.RemoveField(model_name='meeting', name='day'),
        migrations.AddField(model_name='meeting', name='public_id', field=models.UUIDField(editable=False, null=True)),
        migrations.RunPython(give_addresses, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='meeting',
            name='public_id',
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
        ),
        migrations.AddField(model_name='meeting', name='begins_at', field=models.DateTimeField(null=True)),
        migrations.AddField(model_name='meeting', name='ends_at', field=models.DateTimeField(null=True)),
        migrations.AddField(model_name='meeting', name='place', field=models.CharField(blank=True, max_length=200)),
        migrations.AddField(model_name='meeting', name='online', field=models.BooleanField(default=False)),
        migrations.AddField(model_name='meeting', name='chosen', field=models.JSONField(default=list)),
        migrations.AddField(model_name='meeting', name='agenda', field=models.JSONField(null=True)),
        migrations.AddField(model_name='meeting', name='version', field=models.PositiveIntegerField(default=0)),
        migrations.AddField(model_name='meeting', name='sequence', field=models.PositiveIntegerField(default=0)),
        migrations.AddField(model_name='meeting', name='cancelled_at', field=models.DateTimeField(null=True)),
    ]
