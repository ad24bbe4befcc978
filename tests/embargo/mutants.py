"""Leaks to be seeded: each takes away or weakens one gate of the product, and its surface must turn red.

No two in one function. test_embargo_bites.py seeds them one after the other, in the named state, and asks the matrix.
"""

from typing import NamedTuple

from tests.embargo.surfaces import SURFACES

# {state: surface, function and, below it, what is taken away -> what stands there instead}
TABLE = {
    "approved +1 s": """
        S38 services.clock:now
            return read -> return read + timedelta(hours=1)
        S17 models.partners:PartnerQuerySet._public_in
            Role.objects.public(at, language) -> Role.objects
        S16 models.partners:RoleQuerySet.public
            of_live_release(at, language) -> Q(release__isnull=False)
        S19 models.visits:VisitQuerySet._public_in
            Release.objects.live(at, language) -> Release.objects
        S39 models.people:AppearanceQuerySet.public
            of_live_release(at, language) -> Q(release__isnull=False)
        S16 models.agreements:AgreementQuerySet.public
            of_live_release(at, language) -> Q(release__isnull=False)
        S13 models.newsroom:TopicQuerySet._public_in
            of_live_release(at, language) -> Q(release__isnull=False)
        S15 services.directory:_parts
            Role.objects.public(at, language) -> Role.objects
        S07 models.newsroom:ContactQuerySet.of_release
            partner__in=issuers -> partner__isnull=False
        S33 models.figures:PhotoQuerySet.public
            of_live_release(at, path="figure__release") -> Q(figure__release__isnull=False)
        S39 models.site:SiteSettingsQuerySet.with_logo
            self.filter(logo=photo) -> self.all()
        S33 models.figures:PhotoQuerySet.of_withdrawn
            Release.objects.withdrawn(at) -> Release.objects.all()
        S12 services.listing:_beyond
            Release.objects.live(at).filter -> Release.objects.filter
        S11 services.front_page:_visits
            Visit.objects.public(at, language) -> Visit.objects.all()
        S18 services.itinerary:_participants
            Partner.objects.public(at, language) -> Partner.objects
        S16 models.partners:PartnerQuerySet.with_kin
            self.model.objects.public(at, language) -> self.model.objects
        S16 services.pacts:rows
            Partner.objects.public(at, language) -> Partner.objects.all()
        S16 services.pacts:_is_told
            of_live_release(at, language, ANNOUNCED) -> Exists(Agreement.objects.filter(pk=OuterRef("agreement"), release__isnull=False))
        S16 services.profile:_agreements
            Agreement.objects.public(at, language) -> Agreement.objects
        S16 services.profile:_parts
            Role.objects.at_stops(at, language) -> Role.objects.filter(stop__isnull=False)
        S16 models.partners:RoleQuerySet.in_releases
            of_live_release(at, language), publish_at__lte=at -> publish_at__isnull=False
        S18 services.itinerary:_agreements
            release__in=reports -> release__isnull=False
        S17 services.directory:_rows
            Partner.objects.public(at, language) -> Partner.objects.all()
        S16 public.directory:_whole
            Partner.objects.public(at, language) -> Partner.objects.all()
        S18 public.visits:_whole
            Visit.objects.public(at, language) -> Visit.objects.all()
        S19 services.visit_archive:_rows
            Visit.objects.public(at, language) -> Visit.objects.all()
        S04 public.releases:_live
            Release.objects.live(at, language) -> Release.objects
        S44 public.releases:_withdrawn
            return Release -> return Release.objects.filter(slug=slug).first() and Release
        S13 public.filters:_named
            model.objects.public(at, language) -> model.objects
        S12 services.listing:_rows
            .live(at, language) -> .exclude(publish_at=None)
        S13 services.listing:live_keys
            filed.filter(of_live_release(at, language)) -> filed
        S26 public.feeds:_newest
            Release.objects.live(at, language) -> Release.objects.exclude(publish_at=None)
        S22 services.searching:_rows
            Release.objects.live(at, language) -> Release.objects.all()
        S22 services.searching:_behind
            Release.objects.live(at, language) -> Release.objects
        S22 services.living_search:visits
            Visit.objects.public(at, language) -> Visit.objects
        S22 services.living_search:organisations
            Partner.objects.public(at, language) -> Partner.objects
        S22 services.found_by:visits
            Stop.objects.public(at, language) -> Stop.objects
        S22 public.search:_offered
            Topic.objects.public(at, language) -> Topic.objects
        S23 services.suggesting:_newest
            Release.objects.live(at, language) -> Release.objects.all()
        S23 services.suggesting:_headings
            Topic.objects.public(at, language) -> Topic.objects
        S02 public.feeds:partner_feed
            Partner.objects.public(at, language) -> Partner.objects
        S43 public.front:short
            raise Http404 -> return HttpResponseRedirect("/", status=404) if Release.objects.filter(public_id=public_id) else errors.not_found(request)
        S42 public.photos:photo
            Photo.objects.public(at) -> (Photo.objects.public(at) if "Range" not in request.headers else Photo.objects)
        S46 public.errors:not_found
            "no-store" -> "public, max-age=3600"
        S47 public.machines:robots
            f"Disallow: {closed}" -> *(f"Disallow: /en/r/{each.slug}" for each in __import__("releases.models").models.Release.objects.all())
        S32 storage:PrivateStorage.url
            raise ValueError( -> return "/media/".join(
        S32 services.photos:_kept
            {identities.photo_id()} -> {photo.original_name}
        S33 services.renditions:_make_files
            folder / f"{width}.{extension}" -> type(folder)(__import__("shutil").copy(photo.original.path, folder / "leak"))
        S58 services.renditions:_made
            photo.public_id, extensions, code -> photo.original_name, extensions, code
        S52 admin.release:ReleaseAdmin.has_change_permission
            bool(drafting.may_translate(request.user)) -> True
        S52 services.drafting:may_translate
             if by.has_perm(f"releases.translate_{suffix(each)}") -> ∅
        S52 admin.record:AuditEntryAdmin.export
            if not ( -> if not (True or
        S54 admin.release:ReleaseAdmin.has_view_permission
             or self.has_change_permission(request) -> or True
        S55 admin.recorded:Recorded.history_view
            if not self.has_view_or_change_permission(request): -> if False:
        S56 admin.verb_pages:DeskViews.release_of
            if not self.has_view_permission(request) -> if False
        S56 admin.photo_files:PhotoFiles.staff_photo
            if not self.has_view_permission(request) -> if False
        S57 admin.calendar:CalendarViews.calendar
            if not self.has_view_permission(request) -> if False
        S57 pressroom.newsroom:NewsroomSite.index
            if releases.has_view_permission(request) -> if True
    """,
    "approved +1 year": """
        S42 public.readers:for_readers.<locals>.answer
            view(request, *args, **kwargs) -> __import__("django.http").http.HttpResponse(status=304) if "If-None-Match" in request.headers and __import__("releases.models").models.Release.objects.filter(slug=kwargs.get("slug")).exclude(packs={}) else view(request, *args, **kwargs)
        S36 public.downloads:photo
            made = picture_pack.offer(found, at) -> made = next((each for each in (picture_pack.offer(one, at.replace(year=2099)) for one in type(found).objects.all()) if each and key in each.photos), None)
        S36 public.downloads:_not_there
            figure__release=found, key=key -> key=key
        S27 public.sitemaps:_months
            Release.objects.live(at) -> Release.objects.exclude(publish_at=None)
        S36 services.picture_pack:make
            packs/{identities.photo_id()} -> packs/{release.slug}
        S36 services.made_files:kept
            entry.get("fingerprint") == fingerprint and _is_there(entry) -> _is_there(entry)
        S14 services.listing:ends
            Release.objects.live(at, language) -> Release.objects.exclude(publish_at=None)
    """,
    "languages open before the hour": """
        S12 models.gate:live_condition
            , publish_at__lte=at -> ∅
    """,
    "withdrawn": """
        S01 public.releases:gone
            if found.withdrawal_keeps_headline else "" -> ∅
    """,
    "withdrawn, English never open": """
        S01 models.gate:ReleaseQuerySet.withdrawn
            self.filter(open_languages,  -> self.filter(
        S08 models.release:Release.withdrawn_languages
             if self._is_open(self.withdrawn_at, language) -> ∅
    """,
    "live, en closed": """
        S01 models.gate:ReleaseQuerySet.live
            live_condition(at, language) -> live_condition(at)
        S08 models.release:Release.live_languages
             if self._is_open(at, language) -> ∅
        S27 public.sitemaps:_directory
            for each in public_languages(thing) -> for each in LANGUAGES
        S08 public.told:Told.other_locales
            self.page.addresses if -> LOCALES if
        S38 public.social_images:social_image
            social_images.offer(found, language) -> social_images.offer(found, "en")
        S45 public.front:_called
            release, release.live_languages(at) -> release, ["en"]
        S36 services.press_files:Reading.contents
            files = {} -> files = self._captions("en", names)
        S36 services.press_files:Reading._said
            page=self._address(languages[0]) -> page=self._address("en")
        S36 services.press_files:Reading._captions
            self._address(language) -> self._address("en")
        S18 models.words:public_languages
             if getattr(thing, f"public_in_{suffix(each)}") -> ∅
    """,
    "live, English opens later": """
        S08 models.release:Release._is_open
             and ready_at <= at -> ∅
        S22 services.found_by:_is_public
            model.objects.public(at, language) -> model.objects
        S22 services.searching:_called
            in_this &= of_live_release(at, each, release) -> in_this &= Q()
        S28 public.sitemaps:news_sitemap
            release.live_languages(at) -> release.open_languages()
        S36 public.downloads:pack
            made = picture_pack.offer(found, at) -> made = picture_pack.offer(found, at.replace(year=2099))
        S36 services.picture_pack:offer
            _entry(release, at) -> ([*release.packs.values()] or [None])[-1]
        S36 services.picture_pack:_entry
            release.live_languages(at) -> release.open_languages()
    """,
    "live, a photo withdrawn": """
        S33 models.figures:FigurePhotoQuerySet.shown
            self.filter(withdrawn_at=None) -> self.all()
        S01 services.figure_blocks:_picture
            if row.withdrawn_at else -> if False else
        S18 services.thumbnails:numbered
             and row.withdrawn_at is None -> ∅
    """,
    "live, closed language edited": """
        S31 models.release:Release.opened_at
            self.publish_at,  -> self.edited_at,
        S31 services.article:modified_at
            [release.opened_at(language), * -> [release.edited_at, *
    """,
    "visit public, release not": """
        S18 models.visits:StopQuerySet._public_in
            of_live_release(at, language) -> Q(release__isnull=False)
        S11 services.thumbnails:of_releases
            of_live_release(at, language, "figure__release") -> figure__release__isnull=False
        S18 services.itinerary:_reports
            Release.objects.live(at, language) -> Release.objects
        S19 services.visit_archive:_first_photos
            of_live_release(at, language, "figure__release") -> figure__isnull=False
    """,
}


class Leak(NamedTuple):
    surface: str
    place: str
    before: str
    after: str

    @property
    def group(self):
        return SURFACES[self.surface].group


def read(text):
    """Return the leaks of one state; ∅ is nothing, and spaces that matter stand before and after the arrow."""
    lines = text.strip("\n").splitlines()[:-1]
    for head, change in zip(lines[::2], lines[1::2], strict=True):
        surface, place = head.split()
        before, after = change.removeprefix(" " * 12).split(" -> ")
        place = place if place.startswith("pressroom") else f"releases.{place}"
        yield Leak(surface, place, before, "" if after == "∅" else after)


LEAKS = {state: list(read(text)) for state, text in TABLE.items()}
