from django.urls import path

from baton.pathway.intake import views

urlpatterns = [
    path("", views.home, name="home"),
    path("questions/", views.begin, name="begin"),
    path("check/<str:code>/", views.check, name="check"),
    path("check/<str:code>/words/", views.reread, name="reread"),
    path("questions/<str:code>/", views.questions, name="questions"),
    path("questions/<str:code>/back/", views.back, name="back"),
    path("questions/<str:code>/answer/", views.submit, name="submit"),
    path("answers/", views.answers, name="answers"),
    path("answers/forget/", views.forget, name="forget"),
    path("answers/mail/<str:link>/", views.mailed, name="mailed"),
    path("answers/<str:code>/", views.answer, name="answer"),
    path("answers/<str:code>/change/", views.revise, name="revise"),
    path("answers/<str:code>/keep/", views.keep, name="keep"),
    path("answers/<str:code>/send/", views.send, name="send"),
]
