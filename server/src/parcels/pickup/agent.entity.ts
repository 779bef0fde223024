// Who may fetch for whom, and who was asked?
import { Entity, Index } from 'typeorm';
import { Id, Instant, optional, Reference, Sealed, Whole, Words } from '../../database/table-columns.js';

/** A keeper's question to a household whether somebody may fetch its parcels. */
@Entity('agent_question')
@Index('ix_agent_question_phone', ['phoneHash', 'askedAt'])
@Index('ix_agent_question_asked', ['askedAt'])
export class AgentQuestionEntity {
  @Id()
  id!: string;

  @Words(64)
  pointId!: string;

  /** Whose parcels. */
  @Words(64)
  phoneHash!: string;

  @Whole()
  pieces!: number;

  @Sealed('agent_question.agent', optional)
  agentSealed!: string | null;

  @Reference()
  askedBy!: string;

  @Instant()
  askedAt!: Date;

  /** Null as long as nobody has answered. */
  @Words(8, optional)
  answer!: 'yes' | 'no' | null;

  /** Null too where it was answered by what had been said before. */
  @Reference(optional)
  answeredBy!: string | null;

  @Instant(optional)
  answeredAt!: Date | null;
}

/** Somebody who may always fetch what comes for an account's numbers. */
@Entity('standing_agent')
@Index('ix_standing_agent_account', ['accountId'])
export class StandingAgentEntity {
  @Id()
  id!: string;

  @Reference()
  accountId!: string;

  @Sealed('standing_agent.name')
  nameSealed!: string;

  @Instant()
  since!: Date;
}
