"""Imported by the server process of `kernels.warm_server` before it forks anything; nothing else imports it."""

from .kernels import warm_up

warm_up()
