from django.urls import path

from governance.packs import views

HERE = "schools/<str:urn>/governance/"
MEETING = f"{HERE}meetings/<int:pk>/"
urlpatterns = [
    path(f"{MEETING}pack/", views.pack, name="pack"),
    path(f"{MEETING}pack/prepare/", views.pack_prepare, name="pack_prepare"),
    path(f"{MEETING}pack/send/", views.pack_send, name="pack_send"),
    path(f"{MEETING}pack/pdf/", views.pack_pdf, name="pack_pdf"),
]
