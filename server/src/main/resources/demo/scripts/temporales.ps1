# Dice cuánto ocupan los archivos temporales con más días que los pedidos; solo los borra si se pide.
$dias = [int]$args[0]
$borrar = $args[1] -eq 'true'
$limite = (Get-Date).AddDays(-$dias)
$viejos = Get-ChildItem -Path $env:TEMP -Recurse -File -ErrorAction SilentlyContinue |
    Where-Object { $_.LastWriteTime -lt $limite }
$mb = [math]::Round((($viejos | Measure-Object Length -Sum).Sum / 1MB), 1)
Write-Output "$(@($viejos).Count) archivos de más de $dias días, $mb MB."
if ($borrar) {
    $viejos | Remove-Item -ErrorAction SilentlyContinue
    Write-Output 'Listo. Los archivos en uso se quedaron como estaban.'
}
