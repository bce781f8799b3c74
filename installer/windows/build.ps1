# Build the folder, prove it and wrap it for one user. Run in PowerShell from the project folder:
#   powershell -ExecutionPolicy Bypass -File installer\windows\build.ps1 [-SignCommand "..."]
# SignCommand is a signtool line with {0} for the file; without it nothing is signed.
param([string]$SignCommand = "")
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..\..")

function Invoke-Checked([scriptblock]$Block) {
    & $Block
    if ($LASTEXITCODE -ne 0) { throw "failed: $Block" }
}
function Add-Signature([string]$File) {
    if ($SignCommand) {
        cmd /c ($SignCommand -f "`"$File`"")
        if ($LASTEXITCODE -ne 0) { throw "not signed: $File" }
    }
}

if (-not (Test-Path .venv)) { Invoke-Checked { py -3.11 -m venv .venv } }
$python = ".venv\Scripts\python.exe"
foreach ($lock in "build", "runtime", "dev") {
    Invoke-Checked { & $python -m pip install --quiet --require-hashes -r "requirements\$lock.txt" }
}
Invoke-Checked { & $python -m pip install --quiet --no-deps --no-build-isolation -e . }

foreach ($old in "build\penilaian", "dist\penilaian") {
    if (Test-Path $old) { Remove-Item -Recurse -Force $old }
}
Invoke-Checked {
    & $python -m PyInstaller --noconfirm --log-level WARN --distpath dist --workpath build installer\penilaian.spec
}

# The frozen program looks at itself, far from the source tree.
$program = (Resolve-Path dist\penilaian\penilaian.exe).Path
$scratch = Join-Path ([IO.Path]::GetTempPath()) ([Guid]::NewGuid())
New-Item -ItemType Directory $scratch | Out-Null
Push-Location $scratch
try {
    $env:QT_QPA_PLATFORM = "offscreen"
    Invoke-Checked { & $program check }
    Invoke-Checked { & $program demo contoh --employees 6 --months 2 }
} finally {
    Remove-Item Env:QT_QPA_PLATFORM
    Pop-Location
    Remove-Item -Recurse -Force $scratch
}

Add-Signature "dist\penilaian\penilaian.exe"
Add-Signature "dist\penilaian\PenilaianDesktop.exe"

$version = & $python -c "import penilaian_desktop; print(penilaian_desktop.__version__)"
$iscc = Join-Path ${env:ProgramFiles(x86)} "Inno Setup 6\ISCC.exe"
if (Test-Path $iscc) {
    Invoke-Checked { & $iscc /Qp "/DVersion=$version" installer\windows\penilaian.iss }
    Add-Signature "dist\Penilaian-$version-pasang.exe"
    Get-FileHash "dist\Penilaian-$version-pasang.exe" -Algorithm SHA256 | Format-List
} else {
    Write-Host "Inno Setup 6 is not installed: dist\penilaian is ready, no installer was made."
}
