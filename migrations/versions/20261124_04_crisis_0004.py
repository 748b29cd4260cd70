"""safety: add episodes, flags, alerts and duty; find what went to staff by its number.

Old code ignores the tables and the new index of the outbox.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

from bot.infra.tables import UtcDateTime


revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('duties',
    sa.Column('staff_mac', sa.LargeBinary(length=32), nullable=False),
    sa.Column('until', UtcDateTime(), nullable=False),
    sa.PrimaryKeyConstraint('staff_mac', name=op.f('pk_duties'))
    )
    op.create_table('alerts',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('update_id', sa.BigInteger(), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('chat_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('chat_mac', sa.LargeBinary(length=32), nullable=True),
    sa.Column('level', sa.SmallInteger(), nullable=False),
    sa.Column('category', sa.String(length=24), nullable=True),
    sa.Column('rule', sa.String(length=80), nullable=False),
    sa.Column('country', sa.String(length=2), nullable=True),
    sa.Column('zone_name', sa.String(length=64), nullable=True),
    sa.Column('language', sa.String(length=16), nullable=False),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.Column('last_at', UtcDateTime(), nullable=False),
    sa.Column('said_at', UtcDateTime(), nullable=False),
    sa.Column('asked', sa.Boolean(), nullable=False),
    sa.Column('step', sa.SmallInteger(), nullable=False),
    sa.Column('next_at', UtcDateTime(), nullable=True),
    sa.Column('taken_by_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('taken_at', UtcDateTime(), nullable=True),
    sa.Column('talking', sa.Boolean(), nullable=False),
    sa.Column('ended_at', UtcDateTime(), nullable=True),
    sa.Column('ended_by', sa.String(length=8), nullable=True),
    sa.Column('right', sa.Boolean(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_alerts_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_alerts')),
    sa.UniqueConstraint('update_id', name=op.f('uq_alerts_update_id'))
    )
    op.create_index('ix_alerts_created_at', 'alerts', ['created_at'], unique=False)
    op.create_index('ix_alerts_next_at', 'alerts', ['next_at'], unique=False, sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))
    op.create_index('ix_alerts_person_id', 'alerts', ['person_id'], unique=False)
    op.create_index('ix_alerts_chat_mac', 'alerts', ['chat_mac'], unique=False, sqlite_where=sa.text('chat_mac IS NOT NULL'), postgresql_where=sa.text('chat_mac IS NOT NULL'))

    op.create_table('crises',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
    sa.Column('level', sa.SmallInteger(), nullable=False),
    sa.Column('category', sa.String(length=24), nullable=True),
    sa.Column('rule', sa.String(length=80), nullable=False),
    sa.Column('last_at', UtcDateTime(), nullable=False),
    sa.Column('question', sa.String(length=16), nullable=True),
    sa.Column('question_at', UtcDateTime(), nullable=True),
    sa.Column('checks_from', sa.Date(), nullable=True),
    sa.Column('checks_done', sa.SmallInteger(), nullable=False),
    sa.Column('next_check_at', UtcDateTime(), nullable=True),
    sa.Column('checked_at', UtcDateTime(), nullable=True),
    sa.Column('soft_asked_at', UtcDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_crises_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_crises'))
    )
    op.create_index('ix_crises_last_at', 'crises', ['last_at'], unique=False)
    op.create_index('ix_crises_next_check_at', 'crises', ['next_check_at', 'person_id'], unique=False, sqlite_where=sa.text('next_check_at IS NOT NULL'), postgresql_where=sa.text('next_check_at IS NOT NULL'))

    op.create_table('risk_flags',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('level', sa.SmallInteger(), nullable=False),
    sa.Column('category', sa.String(length=24), nullable=True),
    sa.Column('rule', sa.String(length=80), nullable=False),
    sa.Column('noted_at', UtcDateTime(), nullable=False),
    sa.Column('mistaken', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_risk_flags_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_risk_flags'))
    )
    op.create_index('ix_risk_flags_noted_at', 'risk_flags', ['noted_at'], unique=False)
    op.create_index('ix_risk_flags_person_id', 'risk_flags', ['person_id', 'noted_at'], unique=False)

    op.create_index('ix_deliveries_staff_message_id', 'deliveries', ['message_id'], unique=False, sqlite_where=sa.text('lane = 1 AND message_id IS NOT NULL'), postgresql_where=sa.text('lane = 1 AND message_id IS NOT NULL'))



def downgrade() -> None:
    raise NotImplementedError("Keel goes back by restoring a backup, not by undoing a migration")
