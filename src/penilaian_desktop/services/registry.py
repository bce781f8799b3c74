"""All use cases of an open workspace, built once."""

from __future__ import annotations

from dataclasses import dataclass

from penilaian_desktop.domain.library import LibraryIndicator
from penilaian_desktop.services.accounts import Accounts
from penilaian_desktop.services.activities import Activities
from penilaian_desktop.services.activity_import import ActivityImport
from penilaian_desktop.services.appraisals import Appraisals
from penilaian_desktop.services.attendance import AttendanceBook
from penilaian_desktop.services.attendance_periods import AttendancePeriods
from penilaian_desktop.services.backups import Backups
from penilaian_desktop.services.calibration import Calibrations
from penilaian_desktop.services.cascade import Cascade
from penilaian_desktop.services.confirming import Confirming
from penilaian_desktop.services.context import Clock, Context
from penilaian_desktop.services.credit import CreditPoints
from penilaian_desktop.services.delegation import Delegations
from penilaian_desktop.services.drafts import Drafts
from penilaian_desktop.services.enrolling import Enrolling
from penilaian_desktop.services.exchange import Exchange
from penilaian_desktop.services.exchange_desk import ExchangeDesk
from penilaian_desktop.services.follow_ups import FollowUps
from penilaian_desktop.services.forms import Forms
from penilaian_desktop.services.founding import Founding
from penilaian_desktop.services.giver_choices import GiverChoices
from penilaian_desktop.services.guide import Guide
from penilaian_desktop.services.handing import Handing
from penilaian_desktop.services.heartbeats import Heartbeats
from penilaian_desktop.services.home import Home
from penilaian_desktop.services.imports import Imports
from penilaian_desktop.services.improvements import Improvements
from penilaian_desktop.services.indicator_complaints import IndicatorComplaints
from penilaian_desktop.services.innovations import Innovations
from penilaian_desktop.services.legal_bases import LegalBases
from penilaian_desktop.services.library import Library
from penilaian_desktop.services.log_reports import LogReports
from penilaian_desktop.services.master_data import MasterData
from penilaian_desktop.services.matrix import Matrix
from penilaian_desktop.services.monitor import Monitor
from penilaian_desktop.services.monitor_trends import Trends
from penilaian_desktop.services.national import National
from penilaian_desktop.services.objections import Objections
from penilaian_desktop.services.old_scores import OldScores
from penilaian_desktop.services.outreach import Outreach
from penilaian_desktop.services.own_trail import OwnTrail
from penilaian_desktop.services.paper import PaperSettings
from penilaian_desktop.services.peer_comparison import PeerComparison
from penilaian_desktop.services.peer_feedback import PeerFeedback
from penilaian_desktop.services.person_exceptions import PersonExceptions
from penilaian_desktop.services.plan_files import PlanFiles
from penilaian_desktop.services.plan_versions import PlanVersions
from penilaian_desktop.services.plans import Plans
from penilaian_desktop.services.print_batch import PrintBatch
from penilaian_desktop.services.public_notes import PublicNotes
from penilaian_desktop.services.public_services import PublicServices
from penilaian_desktop.services.purposes import Purposes
from penilaian_desktop.services.rebuilding import Rebuilding
from penilaian_desktop.services.recognitions import Recognitions
from penilaian_desktop.services.reminders import Reminders
from penilaian_desktop.services.result_history import ResultHistory
from penilaian_desktop.services.returning import Returning
from penilaian_desktop.services.reviews import Reviews
from penilaian_desktop.services.road_settings import RoadSettings
from penilaian_desktop.services.roll_up import RollUps
from penilaian_desktop.services.schemes import Schemes
from penilaian_desktop.services.siasn import Siasn
from penilaian_desktop.services.silence import Silences
from penilaian_desktop.services.since_last import SinceLastResult
from penilaian_desktop.services.staff_questions import StaffQuestions
from penilaian_desktop.services.stages import Stages
from penilaian_desktop.services.surveys import Surveys
from penilaian_desktop.services.system_reviews import SystemReviews
from penilaian_desktop.services.tasks import Tasks
from penilaian_desktop.services.templates import Templates
from penilaian_desktop.services.training import Training
from penilaian_desktop.services.undo import Undo
from penilaian_desktop.services.versions import Versions
from penilaian_desktop.services.voice_values import VoiceValues
from penilaian_desktop.storage.scheme_shelf import SchemeShelf
from penilaian_desktop.storage.schemes import SchemeBook
from penilaian_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Services:
    """What a user may do, by subject."""

    context: Context
    accounts: Accounts
    activities: Activities
    activity_import: ActivityImport
    log_reports: LogReports
    plans: Plans
    plan_versions: PlanVersions
    plan_files: PlanFiles
    cascade: Cascade
    matrix: Matrix
    library: Library
    reviews: Reviews
    delegations: Delegations
    reminders: Reminders
    silences: Silences
    since_last: SinceLastResult
    appraisals: Appraisals
    purposes: Purposes
    old_scores: OldScores
    credit: CreditPoints
    follow_ups: FollowUps
    calibration: Calibrations
    giver_choices: GiverChoices
    stages: Stages
    monitor: Monitor
    trends: Trends
    peers: PeerComparison
    person_exceptions: PersonExceptions
    national: National
    siasn: Siasn
    roll_ups: RollUps
    innovations: Innovations
    own_trail: OwnTrail
    result_history: ResultHistory
    peer_feedback: PeerFeedback
    objections: Objections
    master_data: MasterData
    imports: Imports
    home: Home
    undo: Undo
    backups: Backups
    forms: Forms
    paper: PaperSettings
    print_batch: PrintBatch
    exchange: Exchange
    exchange_desk: ExchangeDesk
    road_settings: RoadSettings
    handing: Handing
    versions: Versions
    enrolling: Enrolling
    confirming: Confirming
    returning: Returning
    rebuilding: Rebuilding
    heartbeats: Heartbeats
    founding: Founding
    templates: Templates
    drafts: Drafts
    tasks: Tasks
    schemes: Schemes
    indicator_complaints: IndicatorComplaints
    system_reviews: SystemReviews
    attendance: AttendanceBook
    attendance_periods: AttendancePeriods
    public_services: PublicServices
    public_notes: PublicNotes
    training: Training
    recognitions: Recognitions
    outreach: Outreach
    surveys: Surveys
    improvements: Improvements
    guide: Guide
    voice_values: VoiceValues
    staff_questions: StaffQuestions
    legal_bases: LegalBases


def build_services(
    workspace: Workspace,
    schemes: SchemeBook,
    clock: Clock,
    library: tuple[LibraryIndicator, ...] = (),
) -> Services:
    """Build the use cases over an open workspace; `library` are the shipped ready indicators."""
    context = Context(workspace, SchemeShelf(schemes, workspace.read), clock, library)
    return Services(
        context=context,
        accounts=Accounts(context),
        activities=Activities(context),
        activity_import=ActivityImport(context),
        log_reports=LogReports(context),
        plans=Plans(context),
        plan_versions=PlanVersions(context),
        plan_files=PlanFiles(context),
        cascade=Cascade(context),
        matrix=Matrix(context),
        library=Library(context),
        reviews=Reviews(context),
        delegations=Delegations(context),
        reminders=Reminders(context),
        silences=Silences(context),
        since_last=SinceLastResult(context),
        appraisals=Appraisals(context),
        purposes=Purposes(context),
        old_scores=OldScores(context),
        credit=CreditPoints(context),
        follow_ups=FollowUps(context),
        calibration=Calibrations(context),
        giver_choices=GiverChoices(context),
        stages=Stages(context),
        monitor=Monitor(context),
        trends=Trends(context),
        peers=PeerComparison(context),
        person_exceptions=PersonExceptions(context),
        national=National(context),
        siasn=Siasn(context),
        roll_ups=RollUps(context),
        innovations=Innovations(context),
        own_trail=OwnTrail(context),
        result_history=ResultHistory(context),
        peer_feedback=PeerFeedback(context),
        objections=Objections(context),
        master_data=MasterData(context),
        imports=Imports(context),
        home=Home(context),
        undo=Undo(context),
        backups=Backups(context),
        forms=Forms(context),
        paper=PaperSettings(context),
        print_batch=PrintBatch(context),
        exchange=Exchange(context),
        exchange_desk=ExchangeDesk(context),
        road_settings=RoadSettings(context),
        handing=Handing(context),
        versions=Versions(context),
        enrolling=Enrolling(context),
        confirming=Confirming(context),
        returning=Returning(context),
        rebuilding=Rebuilding(context),
        heartbeats=Heartbeats(context),
        founding=Founding(context),
        templates=Templates(context),
        drafts=Drafts(context),
        tasks=Tasks(context),
        schemes=Schemes(context),
        indicator_complaints=IndicatorComplaints(context),
        system_reviews=SystemReviews(context),
        attendance=AttendanceBook(context),
        attendance_periods=AttendancePeriods(context),
        public_services=PublicServices(context),
        public_notes=PublicNotes(context),
        training=Training(context),
        recognitions=Recognitions(context),
        outreach=Outreach(context),
        surveys=Surveys(context),
        improvements=Improvements(context),
        guide=Guide(context),
        voice_values=VoiceValues(context),
        staff_questions=StaffQuestions(context),
        legal_bases=LegalBases(context),
    )
