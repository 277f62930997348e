# Reinicia la cola de impresión de Windows y dice cómo quedó.
Restart-Service -Name Spooler -Force
Get-Service -Name Spooler | Select-Object Name, Status, StartType | Format-List
