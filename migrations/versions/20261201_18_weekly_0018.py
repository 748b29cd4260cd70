"""weekly: keep what is asked once a week by kind, the look-back among it.

Takes the table of look-back plans away: no released code ever used it.

Revision ID: 0018
Revises: 0017
"""

import sqlalchemy as sa
from alembic import op

from bot.infra.tables import UtcDateTime


revision = '0018'
down_revision = '0017'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('weekly_plans',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
    sa.Column('kind', sa.String(length=16), nullable=False),
    sa.Column('weekday', sa.SmallInteger(), nullable=False),
    sa.Column('wall_time', sa.Time(), nullable=False),
    sa.Column('next_at', UtcDateTime(), nullable=True),
    sa.Column('asked_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_weekly_plans_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', 'kind', name=op.f('pk_weekly_plans'))
    )
    op.create_index('ix_weekly_plans_next_at', 'weekly_plans', ['next_at', 'person_id'], unique=False, sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))
    op.execute(
        "INSERT INTO weekly_plans (person_id, kind, weekday, wall_time, next_at, asked_on) "
        "SELECT person_id, 'lookback', weekday, wall_time, next_at, asked_on FROM lookback_plans"
    )
    op.drop_table('lookback_plans')


def downgrade() -> None:
    raise NotImplementedError("Keel goes back by restoring a backup, not by undoing a migration")
