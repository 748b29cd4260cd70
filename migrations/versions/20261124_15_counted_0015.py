"""delivery: let the index of what counts for a day hold the notes of risky times, too.

Old code loses an index that it can do without.

Revision ID: 0015
Revises: 0014
"""

import sqlalchemy as sa
from alembic import op


revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None

COUNTED_SENT = "state = 'sent' AND lane >= 2"


def upgrade() -> None:
    op.drop_index('ix_deliveries_unasked_sent', table_name='deliveries')
    op.create_index('ix_deliveries_counted_sent', 'deliveries', ['person_id', 'ended_at'], unique=False, sqlite_where=sa.text(COUNTED_SENT), postgresql_where=sa.text(COUNTED_SENT))


def downgrade() -> None:
    raise NotImplementedError("Keel goes back by restoring a backup, not by undoing a migration")
