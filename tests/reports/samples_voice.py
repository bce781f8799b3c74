"""Views of the papers about the public's voice and the system. Persons and units invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from tests.reports import samples

from penilaian_desktop.domain.form_views_voice import (
    ChangedIndicator,
    ComplainedIndicator,
    ForumRow,
    NoteRow,
    RegisterFormView,
    ReviewFormView,
    StaffFormView,
    SurveyRow,
    VoiceFormView,
)
from penilaian_desktop.domain.improvement import FindingSource, Improvement, ImprovementState
from penilaian_desktop.domain.improvement_views import ImprovementItem
from penilaian_desktop.domain.outreach import InterviewNote, Questionnaire
from penilaian_desktop.domain.public_feedback import SurveyResult, UnsurMean
from penilaian_desktop.domain.scheme_record import SystemReview
from penilaian_desktop.domain.staff_views import (
    InterviewItem,
    QuestionnaireItem,
    QuestionnaireSummary,
    QuestionSummary,
)
from penilaian_desktop.domain.voice_views import ComplaintFigures, TrendPoint

AT = datetime(2026, 11, 19, 1, tzinfo=UTC)
DAY = date(2026, 11, 19)
UNSUR = (
    "Persyaratan pelayanan", "Sistem, mekanisme, dan prosedur", "Waktu penyelesaian",
    "Biaya atau tarif", "Produk spesifikasi jenis pelayanan", "Kompetensi pelaksana",
    "Perilaku pelaksana", "Penanganan pengaduan, saran, dan masukan", "Sarana dan prasarana",
)  # fmt: skip
DUKCAPIL, PUSKESMAS = "Dinas Kependudukan dan Pencatatan Sipil", "Puskesmas Melati"


def _result(index: str, respondents: int, *, seed: int = 0) -> SurveyResult:
    value = Decimal(index)
    grade = "A" if value >= Decimal("88.31") else "B" if value >= Decimal("76.61") else "C"
    return SurveyResult(
        index=value,
        grade=grade,
        label={"A": "Sangat baik", "B": "Baik", "C": "Kurang baik"}[grade],
        respondents=respondents,
        unsur=tuple(
            UnsurMean(
                code=f"u{at}",
                label=label,
                mean=Decimal("2.712") if at == 3 else Decimal(300 + 7 * ((at + seed) % 9)) / 100,
                answers=respondents - at % 2,
            )
            for at, label in enumerate(UNSUR, start=1)
        ),
    )


def _figures(complaints: int, waiting: int, praise: int, half_days: int | None) -> ComplaintFigures:
    return ComplaintFigures(
        unit_id="",
        unit="",
        complaints=complaints,
        open=waiting,
        praise=praise,
        advice=praise // 2,
        median_half_days=half_days,
    )


def voice() -> VoiceFormView:
    """Return a half-year of two units with six services, their complaints and two forums."""
    services = ("Akta kelahiran", "Kartu keluarga", "KTP-el", samples.LONG_NAME.position)
    rows = [SurveyRow(unit=DUKCAPIL, service="", result=_result("82.41", 182))]
    rows += [
        SurveyRow(unit=DUKCAPIL, service=name, result=_result(f"{79 + at}.0{at}", 40 + at, seed=at))
        for at, name in enumerate(services)
    ]
    rows += [
        SurveyRow(unit=PUSKESMAS, service=name, result=_result("90.25", 64, seed=5))
        for name in ("", "Poli umum")
    ]
    rows = [
        replace(
            row,
            course=tuple(
                None if back > 3 + at else row.result.index - Decimal(back) * Decimal("0.71")
                for back in range(7, -1, -1)
            ),
        )
        for at, row in enumerate(rows)
    ]
    indexes = ("71.20", "74.90", None, "78.05", "79.30", "80.12", "81.00", "82.41")
    codes = [f"{year}-S{half}" for year in range(2023, 2027) for half in (1, 2)]
    return VoiceFormView(
        agency=samples.AGENCY,
        place=samples.PLACE,
        unit_name=samples.AGENCY,
        period_label="Semester II 2026",
        starts=date(2026, 7, 1),
        ends=date(2026, 12, 31),
        dated=DAY,
        whole=_result("84.43", 246),
        rows=tuple(rows),
        trend=tuple(
            TrendPoint(
                period_code=code, result=_result(index, 100 + at * 20) if index else None
            )
            for at, (code, index) in enumerate(zip(codes, indexes, strict=True))
        ),
        notes=(
            NoteRow(unit=DUKCAPIL, service="", figures=_figures(9, 2, 4, 7)),
            NoteRow(unit=DUKCAPIL, service="KTP-el", figures=_figures(6, 1, 4, 5)),
            NoteRow(unit=PUSKESMAS, service="", figures=_figures(1, 1, 0, None)),
        ),
        forums=(
            ForumRow(
                held_on=date(2026, 8, 20), unit=DUKCAPIL, about="Musyawarah antrean loket",
                participants=34, followed=True,
            ),
            ForumRow(
                held_on=date(2026, 10, 5), unit=PUSKESMAS, about="Forum kader posyandu",
                participants=21, followed=False,
            ),
        ),
        foot=samples.FOOT,
    )  # fmt: skip


def voice_empty() -> VoiceFormView:
    """Return a period in which nobody said anything."""
    return replace(
        voice(),
        whole=None,
        rows=(),
        trend=tuple(replace(point, result=None) for point in voice().trend),
        notes=(),
        forums=(),
    )


def voice_many() -> VoiceFormView:
    """Return thirty units with three services each."""
    rows = tuple(
        SurveyRow(
            unit=f"Kelurahan Nomor {unit:02}",
            service=name,
            result=_result("80.00", 12),
            course=(None, *(Decimal(80 + unit % 9),) * 7),
        )
        for unit in range(1, 31)
        for name in ("", "Legalisasi", "Surat pengantar", "Surat pindah")
    )
    notes = tuple(
        NoteRow(unit=row.unit, service=row.service, figures=_figures(3, 1, 2, 6)) for row in rows
    )
    return replace(voice(), rows=rows, notes=notes)


def _item(at: int, unit: str = DUKCAPIL, **fields: object) -> ImprovementItem:
    record = Improvement(
        id=f"i-{at}", at=AT, unit_id="u", source=FindingSource.SURVEY,
        finding="Waktu tunggu KTP-el terlalu lama menurut survei dan pengaduan",
        action="Memasang mesin antrean dan membuka loket kedua pada hari Senin",
        owner_id="p-1", due=date(2026, 11, 7), state=ImprovementState.DOING,
        measure="Waktu tunggu", measured_in="menit", before=Decimal(45),
    )  # fmt: skip
    record = replace(record, **fields)
    late = record.state is ImprovementState.DOING and at == 1
    return ImprovementItem(
        improvement=record,
        unit=unit,
        service="KTP-el",
        owner=samples.LONG_NAME.name if at == 2 else samples.EMPLOYEE.name,
        overdue=12 if late else 0,
    )


def register(count: int = 4) -> RegisterFormView:
    """Return a register with each state, in two units."""
    done = {
        "state": ImprovementState.DONE, "closed_on": date(2026, 10, 30), "after": Decimal(28),
        "outcome": "Warga mengambil nomor dari rumah.",
    }  # fmt: skip
    bare = {
        "state": ImprovementState.OPEN, "source": FindingSource.FORUM, "action": "", "due": None,
        "measure": "", "measured_in": "", "before": None,
        "finding": "Ruang tunggu pengap: warga dengan bayi tidak mendapat tempat duduk",
    }  # fmt: skip
    dropped = {
        "state": ImprovementState.DROPPED, "closed_on": date(2026, 9, 1),
        "outcome": "Sudah ditangani dinas lain.",
    }  # fmt: skip
    items = [
        _item(1),
        _item(2, **done),
        replace(_item(3, PUSKESMAS, **bare), owner="", service=""),
        _item(4, PUSKESMAS, **dropped),
    ]
    items += [_item(at, "Kelurahan Melati") for at in range(5, count + 1)]
    return RegisterFormView(
        agency=samples.AGENCY,
        place=samples.PLACE,
        unit_name=DUKCAPIL,
        period_label="Tahun 2026",
        dated=DAY,
        signer=samples.APPRAISER,
        rows=tuple(items[:count]),
        foot=samples.FOOT,
    )


def _question(number: int, text: str, texts: tuple[tuple[str, int], ...]) -> QuestionSummary:
    return QuestionSummary(
        number=number,
        text=text,
        answered=sum(count for _, count in texts),
        groups=(("Bidang Pelayanan", 4),),
        texts=texts,
    )


def staff(*, empty: bool = False) -> StaffFormView:
    """Return two questionnaires and two interviews."""
    asked = Questionnaire(
        id="q-1", at=AT, title="Rancangan indikator 2027",
        purpose="Mengetahui indikator yang sulit diukur sebelum ditetapkan",
        opened_on=date(2026, 6, 1), closed_on=date(2026, 6, 30),
        questions=("Indikator mana yang sulit diukur?", "Apa yang membantu?"),
    )  # fmt: skip
    first = QuestionnaireSummary(
        item=QuestionnaireItem(questionnaire=asked, answers=14),
        groups=(("Bidang Pelayanan", 8), ("Sekretariat", 4), ("Bidang Arsip", 2)),
        questions=(
            _question(
                1, "Indikator mana yang sulit diukur?",
                (("Inisiatif", 6), ("Kerja sama", 3), ("Waktu tunggu, karena antrean manual", 1)),
            ),
            _question(2, "Apa yang membantu?", ()),
        ),
    )  # fmt: skip
    second = QuestionnaireSummary(
        item=QuestionnaireItem(
            questionnaire=replace(asked, id="q-2", title="Sesudah triwulan III", closed_on=None,
                                  purpose=""),
            answers=1,
        ),
        groups=(("Sekretariat", 1),),
        questions=(_question(1, "Apakah umpan balik jelas?", (("Ya", 1),)),),
    )  # fmt: skip
    notes = [
        InterviewNote(
            id=f"n-{at}", at=AT, held_on=date(2026, 7, at), with_whom=whom,
            points="Target waktu tidak membedakan hari ramai.\nBukti foto memberatkan.",
            conclusion="Target waktu dipisah menurut hari." if at == 1 else "",
        )
        for at, whom in ((1, "Kepala seksi pelayanan"), (2, "Petugas loket"))
    ]  # fmt: skip
    return StaffFormView(
        agency=samples.AGENCY,
        place=samples.PLACE,
        period_label="Tahun 2026",
        dated=DAY,
        rows=() if empty else (first, second),
        interviews=()
        if empty
        else tuple(InterviewItem(note=note, author="Nurul Huda") for note in notes),
        foot=samples.FOOT,
    )


def staff_many() -> StaffFormView:
    """Return a questionnaire whose one question brought ninety different answers."""
    view = staff()
    texts = tuple((f"Jawaban ke-{at}: {samples.LONG_TEXT[:140]}", 1) for at in range(90))
    sheet = replace(view.rows[0], questions=(_question(1, "Apa yang sulit?", texts),))
    return replace(view, rows=(sheet,))


def review(*, bare: bool = False) -> ReviewFormView:
    """Return the review of a year; a bare one changed nothing and heard nothing."""
    record = SystemReview(
        id="r-1", at=AT, year=2026, held_on=date(2026, 11, 12),
        findings="Indikator inisiatif sulit diukur.\nUmpan balik datang terlambat di dua unit.",
        decisions="Indikator inisiatif diberi jangkar perilaku.\nUmpan balik paling lambat H+10.",
        participants="Tim penyusun, wakil dua unit", changed=("inisiatif", "waktu-tunggu"),
    )  # fmt: skip
    if bare:
        record = replace(record, participants="", changed=())
    return ReviewFormView(
        agency=samples.AGENCY,
        place=samples.PLACE,
        dated=record.held_on,
        review=record,
        changed=()
        if bare
        else (
            ChangedIndicator(
                code="inisiatif", name="Inisiatif dalam menyelesaikan tugas", edition=2,
                effective_from=date(2027, 1, 1),
            ),
            ChangedIndicator(code="waktu-tunggu", name=""),
        ),
        complaints=()
        if bare
        else (
            ComplainedIndicator(text="Inisiatif dalam menyelesaikan tugas", count=6),
            ComplainedIndicator(text="Persentase data tanpa anomali", count=1),
        ),
        signer=samples.APPRAISER,
        foot=samples.FOOT,
    )  # fmt: skip


def review_long() -> ReviewFormView:
    """Return a review with texts that fill pages, signed by somebody with a long name."""
    view = review()
    record = replace(view.review, findings=samples.LONG_TEXT, decisions=samples.LONG_TEXT)
    return replace(view, review=record, signer=samples.LONG_NAME)


PAPERS = {
    "voice": ("hasil-survei", voice()),
    "voice-empty": ("hasil-survei", voice_empty()),
    "register": ("register-perbaikan", register()),
    "register-empty": ("register-perbaikan", register(0)),
    "staff": ("kuesioner-wawancara", staff()),
    "staff-empty": ("kuesioner-wawancara", staff(empty=True)),
    "review": ("tinjauan-sistem", review()),
    "review-bare": ("tinjauan-sistem", review(bare=True)),
}
LONG = {
    "voice-many": ("hasil-survei", voice_many()),
    "register-long": ("register-perbaikan", register(60)),
    "staff-many": ("kuesioner-wawancara", staff_many()),
    "review-long": ("tinjauan-sistem", review_long()),
}
