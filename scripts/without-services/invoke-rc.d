#!/bin/sh
# Stands in for Debian's invoke-rc.d and deb-systemd-invoke while packages are installed: no service is started.
exit 0
