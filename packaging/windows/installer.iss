; The installer for Windows: https://jrsoftware.org/ishelp/
; build.py fills in the names and runs it. For one user by default, so that nobody needs an administrator.
; A newer version finds the older one by AppId and takes its place.

[Setup]
AppId=${app_id}
AppName=${name}
AppVersion=${version}
AppPublisher=${publisher}
AppPublisherURL=${homepage}
DefaultDirName={autopf}\${name}
DefaultGroupName=${name}
DisableProgramGroupPage=yes
MinVersion=10.0.17763
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
ShowLanguageDialog=auto

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"
; Not every version of Inno Setup brings this one.
#if FileExists(CompilerPath + "Languages\Arabic.isl")
Name: "ar"; MessagesFile: "compiler:Languages\Arabic.isl"
#endif

[InstallDelete]
; An upgrade must not leave modules of the older version behind.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "${app}\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\${name}"; Filename: "{app}\${id}.exe"

[Registry]
; Among the programs that open a book, and not in the place of another one: each is taken away alone.
Root: HKA; Subkey: "Software\Classes\.helpbook\OpenWithProgids"; ValueType: string; ValueName: "${app_id}.book"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.helpbook"; ValueType: none; Flags: uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\${app_id}.book"; ValueType: string; ValueData: "Help book"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\${app_id}.book\DefaultIcon"; ValueType: string; ValueData: "{app}\${id}.exe,0"
Root: HKA; Subkey: "Software\Classes\${app_id}.book\shell\open\command"; ValueType: string; ValueData: """{app}\${id}.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\${id}"; ValueType: string; ValueData: "URL:${name}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\${id}"; ValueType: string; ValueName: "URL Protocol"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\${id}\shell\open\command"; ValueType: string; ValueData: """{app}\${id}.exe"" ""%1"""

[Run]
Filename: "{app}\${id}.exe"; Description: "{cm:LaunchProgram,${name}}"; Flags: nowait postinstall skipifsilent
