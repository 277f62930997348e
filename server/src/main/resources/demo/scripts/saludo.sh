#!/bin/sh
# Repite un texto: sirve para probar que todo llega como se escribió, con ñ y acentos.
echo "Hola desde $(hostname)."
echo "Recibí: $1"
if [ "$2" = "true" ]; then
    echo "ñ á é í ó ú ü ¿ ¡ Ñ Á É Í Ó Ú"
fi
