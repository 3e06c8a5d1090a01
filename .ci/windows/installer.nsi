; Installs tryg-tui @version@ for one user: no administrator, nothing outside the user's own places.
Target amd64-unicode
ManifestDPIAware true
Name "tryg-tui @version@"
OutFile "@out@"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\tryg-tui"
InstallDirRegKey HKCU "@key@" "InstallLocation"
SetCompressor /SOLID lzma
LoadLanguageFile "${NSISDIR}\Contrib\Language files\Danish.nlf"
Page directory
Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

Section
  RMDir /r "$INSTDIR\python"
  SetOutPath "$INSTDIR"
  File /r "@folder@/*"
  WriteUninstaller "$INSTDIR\Fjern tryg-tui.exe"
  SetOutPath "$PROFILE"
  CreateShortCut "$SMPROGRAMS\tryg-tui.lnk" "$INSTDIR\Start tryg-tui.cmd" "" "$INSTDIR\tryg-tui.exe"
  WriteRegStr HKCU "@key@" "DisplayName" "tryg-tui"
  WriteRegStr HKCU "@key@" "DisplayVersion" "@version@"
  WriteRegStr HKCU "@key@" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "@key@" "UninstallString" '"$INSTDIR\Fjern tryg-tui.exe"'
SectionEnd

; Only what was installed goes: a folder of meetings, settings and journal stay where they are.
Section Uninstall
  RMDir /r "$INSTDIR\python"
  RMDir /r "$INSTDIR\pictures"
@deletes@
  Delete "$INSTDIR\Fjern tryg-tui.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\tryg-tui.lnk"
  DeleteRegKey HKCU "@key@"
SectionEnd
