; Inno Setup 6: install the built folder for one user, without administrator rights.
; Build it on Windows with installer\windows\build.ps1. See README.md in this folder.
#define Name "Penilaian"
#ifndef Version
  #error Call with /DVersion=x.y.z (build.ps1 does)
#endif

[Setup]
AppId={{6E2B5C0E-93C7-4C11-8B0B-2C7A2D0F4C51}
AppName={#Name}
AppVersion={#Version}
AppVerName={#Name} {#Version}
AppPublisher=Penilaian Desktop
DefaultDirName={localappdata}\Programs\Penilaian
DisableProgramGroupPage=yes
DisableDirPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=Penilaian-{#Version}-pasang
SetupIconFile=penilaian.ico
UninstallDisplayIcon={app}\PenilaianDesktop.exe
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
CloseApplications=yes
#ifdef SignTool
SignTool={#SignTool}
SignedUninstaller=yes
#endif

[Languages]
; Inno Setup has no official Indonesian file; put an unofficial Indonesian.isl beside this script to
; use it.
#if FileExists(AddBackslash(SourcePath) + "Indonesian.isl")
Name: "id"; MessagesFile: "Indonesian.isl"
#else
Name: "en"; MessagesFile: "compiler:Default.isl"
#endif

[InstallDelete]
; Files of an older version must not stay beside the new ones. Workspaces are not in this folder.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\..\dist\penilaian\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[Icons]
Name: "{userprograms}\Penilaian"; Filename: "{app}\PenilaianDesktop.exe"
Name: "{userdesktop}\Penilaian"; Filename: "{app}\PenilaianDesktop.exe"; Tasks: desktopicon

[Tasks]
Name: desktopicon; Description: "Ikon di desktop"; Flags: unchecked

[Run]
Filename: "{app}\PenilaianDesktop.exe"; Description: "Buka Penilaian"; Flags: nowait postinstall skipifsilent
