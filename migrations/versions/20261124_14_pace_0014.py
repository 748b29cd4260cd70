"""checkins, intentions: add the morning question, what is wanted of a day, and how often a person is asked.

Old code ignores the table, the index and the columns, which have defaults where they must have a value.

Revision ID: 0014
Revises: 0013
"""

import sqlalchemy as sa
from alembic import op

from bot.infra.tables import UtcDateTime


revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('intentions',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
    sa.Column('local_day', sa.Date(), nullable=False),
    sa.Column('wish', sa.String(length=12), nullable=True),
    sa.Column('words_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('outcome', sa.String(length=8), nullable=True),
    sa.Column('noted_at', UtcDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_intentions_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', 'local_day', name=op.f('pk_intentions'))
    )
    op.add_column('checkin_plans', sa.Column('morning_time', sa.Time(), nullable=True))
    op.add_column('checkin_plans', sa.Column('morning_next_at', UtcDateTime(), nullable=True))
    op.add_column('checkin_plans', sa.Column('morning_asked_on', sa.Date(), nullable=True))
    op.add_column('checkin_plans', sa.Column('pace_wanted', sa.SmallInteger(), server_default=sa.text('1'), nullable=False))
    op.add_column('checkin_plans', sa.Column('pace_every', sa.SmallInteger(), server_default=sa.text('1'), nullable=False))
    op.add_column('checkin_plans', sa.Column('pace_since', sa.Date(), nullable=True))
    op.add_column('checkin_plans', sa.Column('pace_silent', sa.SmallInteger(), server_default=sa.text('0'), nullable=False))
    op.add_column('checkin_plans', sa.Column('pace_kept', sa.SmallInteger(), server_default=sa.text('0'), nullable=False))
    op.add_column('checkin_plans', sa.Column('pace_waiting_for', sa.Date(), nullable=True))
    op.add_column('checkin_plans', sa.Column('pace_told_on', sa.Date(), nullable=True))
    op.create_index('ix_checkin_plans_morning_next_at', 'checkin_plans', ['morning_next_at', 'person_id'], unique=False, sqlite_where=sa.text('morning_next_at IS NOT NULL'), postgresql_where=sa.text('morning_next_at IS NOT NULL'))


def downgrade() -> None:
    raise NotImplementedError("Keel goes back by restoring a backup, not by undoing a migration")
