"""What a web server has to be told, made from the content: headers, caches, and what it may not note down."""

from .files import WWW, deploy_files
from .host import Host, HostError, host_of
from .problems import host_problems

__all__ = ["WWW", "Host", "HostError", "deploy_files", "host_of", "host_problems"]
