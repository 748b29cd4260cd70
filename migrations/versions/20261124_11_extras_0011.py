"""extras: add the one more question of a check-in and its answers.

Old code ignores both tables.

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

from bot.infra.tables import UtcDateTime


revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('extra_answers',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
    sa.Column('local_day', sa.Date(), nullable=False),
    sa.Column('question', sa.String(length=12), nullable=False),
    sa.Column('score', sa.SmallInteger(), nullable=True),
    sa.Column('words_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('noted_at', UtcDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_extra_answers_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', 'local_day', 'question', name=op.f('pk_extra_answers'))
    )
    op.create_table('extra_choices',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
    sa.Column('question', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_extra_choices_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_extra_choices'))
    )


def downgrade() -> None:
    raise NotImplementedError("Keel goes back by restoring a backup, not by undoing a migration")
