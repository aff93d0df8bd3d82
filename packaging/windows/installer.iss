; The installer for Windows: https://jrsoftware.org/ishelp/
; build.py fills in the names and runs it. For one user by default, so that nobody needs an administrator.

[Setup]
AppId=${app_id}
AppName=${name}
AppVersion=${version}
AppPublisher=${publisher}
AppPublisherURL=${homepage}
DefaultDirName={autopf}\${name}
DefaultGroupName=${name}
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
CloseApplications=yes
LicenseFile=${app}\_internal\licences\LICENSE
OutputDir=${dist}
OutputBaseFilename=${id}-${version}-setup
SetupIconFile=${data}\icon.ico
UninstallDisplayIcon={app}\${id}.exe
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern

[InstallDelete]
; An upgrade must not leave modules of the older version behind.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "${app}\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\${name}"; Filename: "{app}\${id}.exe"

[Registry]
Root: HKA; Subkey: "Software\Classes\.helpbook"; ValueType: string; ValueData: "${app_id}.book"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\${app_id}.book"; ValueType: string; ValueData: "Help book"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\${app_id}.book\shell\open\command"; ValueType: string; ValueData: """{app}\${id}.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\helpviewer"; ValueType: string; ValueData: "URL:${name}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\helpviewer"; ValueType: string; ValueName: "URL Protocol"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\helpviewer\shell\open\command"; ValueType: string; ValueData: """{app}\${id}.exe"" ""%1"""

[Run]
Filename: "{app}\${id}.exe"; Description: "{cm:LaunchProgram,${name}}"; Flags: nowait postinstall skipifsilent
