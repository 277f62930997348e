#!/bin/sh
# Dice cuánto espacio queda y qué carpetas de una ruta son las más grandes. No borra nada.
ruta="$1"
cuantas="$2"
echo "Equipo: $(hostname), $(date '+%d/%m/%Y %H:%M')"
echo
df -h 2>/dev/null | grep -v -E '^(tmpfs|devtmpfs|overlay|shm)'
echo
echo "Las $cuantas carpetas más grandes de $ruta:"
du -x -h -d 1 -- "$ruta" 2>/dev/null | sort -rh | head -n "$cuantas"
