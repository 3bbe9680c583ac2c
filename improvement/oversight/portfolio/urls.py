from django.urls import path

from improvement.oversight.portfolio import views

urlpatterns = [
    path("portfolio/", views.portfolio, name="portfolio"),
    path("portfolio/export/", views.portfolio_export, name="portfolio_export"),
]
