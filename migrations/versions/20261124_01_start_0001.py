"""people, intake, outbox, diary: the first tables.

Safe: nothing ran before it.

Revision ID: 0001
Revises: 
"""

import sqlalchemy as sa
from alembic import op

from bot.infra.tables import UtcDateTime


revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('leases',
    sa.Column('name', sa.String(length=32), nullable=False),
    sa.Column('owner', sa.String(length=16), nullable=False),
    sa.Column('fence', sa.BigInteger(), nullable=False),
    sa.Column('until', UtcDateTime(), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_leases'))
    )
    op.create_table('people',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('telegram_mac', sa.LargeBinary(length=32), nullable=False),
    sa.Column('telegram_id_sealed', sa.LargeBinary(), nullable=False),
    sa.Column('language', sa.String(length=16), nullable=False),
    sa.Column('country', sa.String(length=2), nullable=True),
    sa.Column('zone_name', sa.String(length=64), nullable=False),
    sa.Column('stage', sa.String(length=16), nullable=True),
    sa.Column('stopped_on', sa.Date(), nullable=True),
    sa.Column('consent_version', sa.Integer(), nullable=False),
    sa.Column('consent_at', UtcDateTime(), nullable=False),
    sa.Column('onboarded_at', UtcDateTime(), nullable=True),
    sa.Column('paused_until', UtcDateTime(), nullable=True),
    sa.Column('hold_until', UtcDateTime(), nullable=True),
    sa.Column('unasked_ok', sa.Boolean(), nullable=False),
    sa.Column('quiet_from', sa.Time(), nullable=False),
    sa.Column('quiet_until', sa.Time(), nullable=False),
    sa.Column('wants_tips', sa.Boolean(), nullable=False),
    sa.Column('wants_news', sa.Boolean(), nullable=False),
    sa.Column('discreet', sa.Boolean(), nullable=False),
    sa.Column('reach', sa.String(length=8), nullable=False),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.Column('last_seen_at', UtcDateTime(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_people')),
    sa.UniqueConstraint('telegram_mac', name=op.f('uq_people_telegram_mac')),
    sqlite_autoincrement=True,
    )
    op.create_index('ix_people_last_seen_at', 'people', ['last_seen_at'], unique=False)

    op.create_table('refusals',
    sa.Column('telegram_mac', sa.LargeBinary(length=32), nullable=False),
    sa.Column('refused_at', UtcDateTime(), nullable=False),
    sa.PrimaryKeyConstraint('telegram_mac', name=op.f('pk_refusals'))
    )
    op.create_index(op.f('ix_refusals_refused_at'), 'refusals', ['refused_at'], unique=False)

    op.create_table('updates',
    sa.Column('bot_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('update_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('chat_key', sa.LargeBinary(length=32), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('payload_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('replies_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('error', sa.String(length=120), nullable=True),
    sa.Column('lease_owner', sa.String(length=16), nullable=True),
    sa.Column('lease_until', UtcDateTime(), nullable=True),
    sa.Column('received_at', UtcDateTime(), nullable=False),
    sa.PrimaryKeyConstraint('bot_id', 'update_id', name=op.f('pk_updates'))
    )
    op.create_index('ix_updates_chat_key', 'updates', ['chat_key', 'update_id'], unique=False, sqlite_where=sa.text("state IN ('stored', 'replying')"), postgresql_where=sa.text("state IN ('stored', 'replying')"))
    op.create_index('ix_updates_lease_until', 'updates', ['lease_until', 'update_id'], unique=False, sqlite_where=sa.text("state IN ('stored', 'replying')"), postgresql_where=sa.text("state IN ('stored', 'replying')"))
    op.create_index('ix_updates_received_at', 'updates', ['received_at'], unique=False)

    op.create_table('checkin_plans',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
    sa.Column('wall_time', sa.Time(), nullable=False),
    sa.Column('next_at', UtcDateTime(), nullable=True),
    sa.Column('asked_on', sa.Date(), nullable=True),
    sa.Column('remind', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_checkin_plans_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_checkin_plans'))
    )
    op.create_index('ix_checkin_plans_next_at', 'checkin_plans', ['next_at', 'person_id'], unique=False, sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))

    op.create_table('day_notes',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
    sa.Column('local_day', sa.Date(), nullable=False),
    sa.Column('mood', sa.SmallInteger(), nullable=True),
    sa.Column('craving', sa.SmallInteger(), nullable=True),
    sa.Column('used', sa.String(length=8), nullable=True),
    sa.Column('note_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('noted_at', UtcDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_day_notes_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', 'local_day', name=op.f('pk_day_notes'))
    )
    op.create_table('deliveries',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('chat_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('what_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('lane', sa.SmallInteger(), nullable=False),
    sa.Column('send_after', UtcDateTime(), nullable=False),
    sa.Column('expires_at', UtcDateTime(), nullable=True),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('reason', sa.String(length=16), nullable=True),
    sa.Column('attempts', sa.SmallInteger(), nullable=False),
    sa.Column('fence', sa.BigInteger(), nullable=True),
    sa.Column('message_id', sa.BigInteger(), nullable=True),
    sa.Column('dedupe_key', sa.String(length=80), nullable=False),
    sa.Column('broadcast_id', sa.Integer(), nullable=True),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.Column('ended_at', UtcDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_deliveries_person_id_people'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_deliveries')),
    sa.UniqueConstraint('dedupe_key', name=op.f('uq_deliveries_dedupe_key'))
    )
    op.create_index('ix_deliveries_broadcast_id', 'deliveries', ['broadcast_id', 'state'], unique=False)
    op.create_index('ix_deliveries_created_at', 'deliveries', ['created_at'], unique=False)
    op.create_index('ix_deliveries_due', 'deliveries', ['lane', 'send_after', 'id'], unique=False, sqlite_where=sa.text("state = 'queued'"), postgresql_where=sa.text("state = 'queued'"))
    op.create_index('ix_deliveries_person_id', 'deliveries', ['person_id', 'kind'], unique=False)
    op.create_index('ix_deliveries_sending', 'deliveries', ['fence'], unique=False, sqlite_where=sa.text("state = 'sending'"), postgresql_where=sa.text("state = 'sending'"))

    op.create_table('places',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
    sa.Column('name', sa.String(length=40), nullable=False),
    sa.Column('about_sealed', sa.LargeBinary(), nullable=False),
    sa.Column('since', UtcDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_places_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_places'))
    )


def downgrade() -> None:
    raise NotImplementedError("Keel goes back by restoring a backup, not by undoing a migration")
