import { VillagesModule } from '#city';
import { FilesModule } from '#platform/files';
import { Module, type Type } from '@nestjs/common';
import { CaseStands } from './access/case-stands.service.js';
import { CaseActs } from './acts/case-acts.service.js';
import { CaseByCase } from './acts/case-by-case.service.js';
import { CaseContexts } from './acts/case-contexts.js';
import { CaseHints } from './acts/case-hints.js';
import { RosterAware } from './acts/roster-aware.js';
import { Attached } from './attachments/attached.service.js';
import { KeptAttachments } from './attachments/kept-attachments.service.js';
import { Uploads } from './attachments/uploads.service.js';
import { CallActs } from './call-acts.service.js';
import { CaseListService } from './case-list.service.js';
import { ConversationService } from './conversation.service.js';
import { DepartedResidents } from './departed-residents.service.js';
import { EmptyRungs } from './empty-rungs.service.js';
import { EndingsService } from './endings.service.js';
import { EscalationService } from './escalation.service.js';
import { CaseHistory } from './history/case-history.service.js';
import { Intake } from './intake.service.js';
import { JournalVerifyService } from './journal/journal-verify.service.js';
import { OwnerLostService } from './owner-lost.service.js';
import { OwnershipService } from './ownership.service.js';
import { AttachmentStore } from './persistence/attachment.store.js';
import { Happenings } from './persistence/case-happenings.js';
import { LiveOffers } from './offers/live-offers.service.js';
import { OfferedToMe } from './offers/offered.service.js';
import { Presences } from './offers/presences.service.js';
import { CaseList } from './persistence/case-list.js';
import { CaseReads } from './persistence/case-reads.js';
import { CaseStore } from './persistence/case-store.js';
import { ClassificationStore } from './persistence/classification.store.js';
import { ContactStore } from './persistence/contact.store.js';
import { HistoryStore } from './persistence/history.store.js';
import { JournalReads } from './persistence/journal-reads.js';
import { LowerRungs } from './persistence/lower-rungs.js';
import { LostOwners } from './persistence/lost-owners.js';
import { LiveOfferStore } from './persistence/live-offer.store.js';
import { MessageStore } from './persistence/message.store.js';
import { OfferStore } from './persistence/offer.store.js';
import { PolicySnapshotStore } from './persistence/policy-snapshot.store.js';
import { PresenceStore } from './persistence/presence.store.js';
import { WaitingCases } from './persistence/waiting-cases.js';
import { CasePresenter } from './presenters/case.presenter.js';
import { MyCasePresenter } from './presenters/my-case.presenter.js';
import { PublicCasePresenter } from './presenters/public-case.presenter.js';
import { ReadingService } from './reading.service.js';
import { ResidentActs } from './resident-acts.service.js';
import { ResidentCookie } from './residents/resident-cookie.js';
import { ResidentKeys } from './residents/resident-keys.js';
import { Residents } from './residents/residents.service.js';
import { TextActs } from './text-acts.service.js';
import { ToldWords } from './told-words.service.js';
import { VisitActs } from './visit-acts.service.js';

const STORES: Type[] = [
  AttachmentStore,
  CaseList,
  CaseReads,
  CaseStore,
  ClassificationStore,
  ContactStore,
  HistoryStore,
  Happenings,
  JournalReads,
  LostOwners,
  LowerRungs,
  LiveOfferStore,
  MessageStore,
  OfferStore,
  PolicySnapshotStore,
  PresenceStore,
  WaitingCases,
];
const ACTS: Type[] = [
  Attached,
  KeptAttachments,
  Uploads,
  CallActs,
  CaseActs,
  CaseByCase,
  CaseContexts,
  CaseHints,
  CaseHistory,
  CaseListService,
  CaseStands,
  ConversationService,
  DepartedResidents,
  EmptyRungs,
  EndingsService,
  EscalationService,
  Intake,
  JournalVerifyService,
  LiveOffers,
  OfferedToMe,
  OwnerLostService,
  OwnershipService,
  Presences,
  ReadingService,
  ResidentActs,
  RosterAware,
  ResidentCookie,
  ResidentKeys,
  Residents,
  TextActs,
  ToldWords,
  VisitActs,
  CasePresenter,
  MyCasePresenter,
  PublicCasePresenter,
];

/** The case file: intake, ownership, conversation, endings, journal. Its HTTP side is {@link CasesHttpModule}. */
@Module({ imports: [VillagesModule, FilesModule], providers: [...STORES, ...ACTS], exports: [...STORES, ...ACTS] })
export class CasesModule {}
