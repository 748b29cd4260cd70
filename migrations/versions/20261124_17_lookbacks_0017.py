"""lookbacks: add the weekly look-back and when it is asked.

Old code ignores both tables.

Revision ID: 0017
Revises: 0016
"""

import sqlalchemy as sa
from alembic import op

from bot.infra.tables import UtcDateTime


revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('lookback_plans',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
    sa.Column('weekday', sa.SmallInteger(), nullable=False),
    sa.Column('wall_time', sa.Time(), nullable=False),
    sa.Column('next_at', UtcDateTime(), nullable=True),
    sa.Column('asked_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_lookback_plans_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_lookback_plans'))
    )
    op.create_index('ix_lookback_plans_next_at', 'lookback_plans', ['next_at', 'person_id'], unique=False, sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))

    op.create_table('lookbacks',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
    sa.Column('local_day', sa.Date(), nullable=False),
    sa.Column('helped', sa.String(length=80), nullable=False),
    sa.Column('hard', sa.String(length=80), nullable=False),
    sa.Column('step', sa.String(length=12), nullable=True),
    sa.Column('words_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('outcome', sa.String(length=8), nullable=True),
    sa.Column('noted_at', UtcDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_lookbacks_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', 'local_day', name=op.f('pk_lookbacks'))
    )


def downgrade() -> None:
    raise NotImplementedError("Keel goes back by restoring a backup, not by undoing a migration")
