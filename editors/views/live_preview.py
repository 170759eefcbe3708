"""The live preview beside an edit screen, which shows the page in its other languages too."""

from django.http import Http404
from django.utils.decorators import method_decorator
from wagtail.utils.decorators import xframe_options_sameorigin_override

from editors.language_previews import in_language
from editors.patches.page_views import PreviewOnEdit


class LivePreview(PreviewOnEdit):
    """Wagtail's, in which a mode is the code of another language; without one it is the page as it is being written.

    Not by `preview_modes` of the pages: where these differ from Wagtail's own, every row of a list of pages asks for
    the page itself first.
    """

    @method_decorator(xframe_options_sameorigin_override)
    def get(self, request, *args, **kwargs):
        code = request.GET.get("mode", "").replace("\0", "")
        if not code:
            return super().get(request, *args, **kwargs)
        page = in_language(self.object, code, request.user)
        if page is None:
            raise Http404
        return page.make_preview_request(request, page.default_preview_mode, self.get_extra_request_attrs())


live_preview = LivePreview.as_view()
