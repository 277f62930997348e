#!/bin/sh
# Revisa la red del equipo: direcciones, puerta de enlace, nombres y un destino.
destino="$1"
echo "Direcciones:"
ip -brief address 2>/dev/null || hostname -I
echo
echo "Rutas:"
ip route 2>/dev/null | head -n 5
echo
echo "Nombres:"
grep -E '^(nameserver|search)' /etc/resolv.conf
echo
if getent hosts "$destino" >/dev/null; then
    echo "$destino se resuelve como $(getent hosts "$destino" | awk '{print $1; exit}')."
else
    echo "No se pudo resolver $destino." >&2
    exit 1
fi
