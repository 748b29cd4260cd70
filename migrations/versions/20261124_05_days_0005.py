"""days, goals: what was reached before, the numbers somebody wants to hear of, days a week to aim for.

Safe: old code ignores the new tables.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

from bot.infra.tables import UtcDateTime


revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('goals',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
    sa.Column('from_monday', sa.Date(), nullable=False),
    sa.Column('days_a_week', sa.SmallInteger(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_goals_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', 'from_monday', name=op.f('pk_goals'))
    )
    op.create_table('milestones',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
    sa.Column('picked', sa.String(length=100), nullable=False),
    sa.Column('told', sa.Integer(), nullable=False),
    sa.Column('told_since', sa.Date(), nullable=True),
    sa.Column('next_at', UtcDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_milestones_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_milestones'))
    )
    op.create_index('ix_milestones_next_at', 'milestones', ['next_at', 'person_id'], unique=False, sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))

    op.create_table('stretches',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
    sa.Column('began_on', sa.Date(), nullable=False),
    sa.Column('ended_on', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_stretches_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', 'began_on', name=op.f('pk_stretches'))
    )


def downgrade() -> None:
    raise NotImplementedError("Keel goes back by restoring a backup, not by undoing a migration")
