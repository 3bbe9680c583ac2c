from django.urls import path

from governance.home import views

HERE = "schools/<str:urn>/governance/"
urlpatterns = [
    path(f"{HERE}mine/", views.board_home, name="board_home"),
]
