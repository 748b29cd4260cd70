"""updates: keep the numbers of messages for two days, so that a chat can be wiped.

Old code leaves both columns empty.

Revision ID: 0020
Revises: 0019
"""

import sqlalchemy as sa
from alembic import op


revision = '0020'
down_revision = '0019'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('updates', sa.Column('message_id', sa.BigInteger(), nullable=True))
    op.add_column('updates', sa.Column('said', sa.Text(), nullable=True))
    op.create_index('ix_updates_traced', 'updates', ['received_at'], unique=False, sqlite_where=sa.text('message_id IS NOT NULL'), postgresql_where=sa.text('message_id IS NOT NULL'))


def downgrade() -> None:
    raise NotImplementedError("Keel goes back by restoring a backup, not by undoing a migration")
