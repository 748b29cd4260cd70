"""selfhelp: techniques offered, opinions, and the daily note.

Safe: old code ignores the new tables.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

from bot.infra.tables import UtcDateTime


revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('opinions',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('item', sa.String(length=64), nullable=False),
    sa.Column('saved_at', UtcDateTime(), nullable=True),
    sa.Column('useful', sa.Boolean(), nullable=True),
    sa.Column('unwanted', sa.Boolean(), nullable=False),
    sa.Column('noted_at', UtcDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_opinions_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', 'kind', 'item', name=op.f('pk_opinions'))
    )
    op.create_table('technique_tries',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('technique', sa.String(length=64), nullable=False),
    sa.Column('occasion', sa.String(length=32), nullable=False),
    sa.Column('outcome', sa.String(length=8), nullable=True),
    sa.Column('offered_at', UtcDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_technique_tries_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_technique_tries'))
    )
    op.create_index('ix_technique_tries_person_id', 'technique_tries', ['person_id', 'technique'], unique=False)

    op.create_table('tip_plans',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
    sa.Column('wall_time', sa.Time(), nullable=False),
    sa.Column('own_hour', sa.Boolean(), nullable=False),
    sa.Column('next_at', UtcDateTime(), nullable=True),
    sa.Column('told_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_tip_plans_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_tip_plans'))
    )
    op.create_index('ix_tip_plans_next_at', 'tip_plans', ['next_at', 'person_id'], unique=False, sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))

    op.create_table('tips',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
    sa.Column('local_day', sa.Date(), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('item', sa.String(length=64), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_tips_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', 'local_day', name=op.f('pk_tips'))
    )


def downgrade() -> None:
    raise NotImplementedError("Keel goes back by restoring a backup, not by undoing a migration")
