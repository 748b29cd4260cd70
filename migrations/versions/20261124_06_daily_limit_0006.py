"""people, delivery: keep how many messages a day nobody need have asked for, and find those of a day.

Old code ignores the column, which has a default, and the index.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op


revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None

UNASKED_SENT = "state = 'sent' AND lane >= 3"


def upgrade() -> None:
    op.add_column('people', sa.Column('daily_limit', sa.SmallInteger(), server_default=sa.text('3'), nullable=True))
    op.create_index('ix_deliveries_unasked_sent', 'deliveries', ['person_id', 'ended_at'], unique=False, sqlite_where=sa.text(UNASKED_SENT), postgresql_where=sa.text(UNASKED_SENT))


def downgrade() -> None:
    raise NotImplementedError("Keel goes back by restoring a backup, not by undoing a migration")
