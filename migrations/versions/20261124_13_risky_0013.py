"""risky: times at which it is often hard.

Safe: old code ignores the new table.

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

from bot.infra.tables import UtcDateTime


revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('risky_times',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('days', sa.SmallInteger(), nullable=True),
    sa.Column('month_day', sa.SmallInteger(), nullable=True),
    sa.Column('wall_time', sa.Time(), nullable=False),
    sa.Column('words_sealed', sa.LargeBinary(), nullable=False),
    sa.Column('next_at', UtcDateTime(), nullable=False),
    sa.Column('next_day', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_risky_times_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_risky_times'))
    )
    op.create_index('ix_risky_times_next_at', 'risky_times', ['next_at', 'id'], unique=False)
    op.create_index('ix_risky_times_person_id', 'risky_times', ['person_id', 'id'], unique=False)


def downgrade() -> None:
    raise NotImplementedError("Keel goes back by restoring a backup, not by undoing a migration")
