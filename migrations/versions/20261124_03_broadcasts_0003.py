"""messaging: add broadcasts and a line of their own in the outbox.

Old code knows no broadcasts and queues no message of one, so it never looks for what the new index holds;
its own questions are still served by the index that keeps the rest.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

from bot.infra.tables import UtcDateTime


revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None

DUE = "state = 'queued' AND broadcast_id IS NULL"
BROADCAST_DUE = "state = 'queued' AND broadcast_id IS NOT NULL"
LIVE = "state <> 'draft' AND closed = false"
DRAFT = "state = 'draft'"


def upgrade() -> None:
    op.create_table('broadcasts',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('admin_mac', sa.LargeBinary(length=32), nullable=False),
    sa.Column('admin_sealed', sa.LargeBinary(), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('html', sa.Text(), nullable=False),
    sa.Column('photo', sa.String(length=200), nullable=True),
    sa.Column('links', sa.Text(), nullable=False),
    sa.Column('audience', sa.Text(), nullable=False),
    sa.Column('send_at', UtcDateTime(), nullable=True),
    sa.Column('local_hour', sa.Integer(), nullable=True),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('awaits', sa.String(length=12), nullable=True),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.Column('touched_at', UtcDateTime(), nullable=False),
    sa.Column('started_at', UtcDateTime(), nullable=True),
    sa.Column('finished_at', UtcDateTime(), nullable=True),
    sa.Column('expected', sa.Integer(), nullable=False),
    sa.Column('cursor', sa.BigInteger(), nullable=False),
    sa.Column('last_person_id', sa.BigInteger(), nullable=False),
    sa.Column('queued_all', sa.Boolean(), nullable=False),
    sa.Column('progress_message_id', sa.BigInteger(), nullable=True),
    sa.Column('progress_number', sa.Integer(), nullable=False),
    sa.Column('progress_at', UtcDateTime(), nullable=True),
    sa.Column('progress_shown', sa.String(length=120), nullable=True),
    sa.Column('outcome', sa.Text(), nullable=True),
    sa.Column('closed', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_broadcasts'))
    )
    op.create_index('ix_broadcasts_draft', 'broadcasts', ['admin_mac'], unique=False, sqlite_where=sa.text(DRAFT), postgresql_where=sa.text(DRAFT))
    op.create_index('ix_broadcasts_live', 'broadcasts', ['id'], unique=False, sqlite_where=sa.text(LIVE), postgresql_where=sa.text(LIVE))

    op.drop_index('ix_deliveries_due', table_name='deliveries')
    op.create_index('ix_deliveries_due', 'deliveries', ['lane', 'send_after', 'id'], unique=False, sqlite_where=sa.text(DUE), postgresql_where=sa.text(DUE))
    op.create_index('ix_deliveries_broadcast_due', 'deliveries', ['broadcast_id', 'send_after', 'id'], unique=False, sqlite_where=sa.text(BROADCAST_DUE), postgresql_where=sa.text(BROADCAST_DUE))
    op.drop_index('ix_deliveries_broadcast_id', table_name='deliveries')
    op.create_index('ix_deliveries_broadcast_id', 'deliveries', ['broadcast_id', 'state', 'reason'], unique=False)


def downgrade() -> None:
    raise NotImplementedError("Keel goes back by restoring a backup, not by undoing a migration")
