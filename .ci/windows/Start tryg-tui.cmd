@echo off
chcp 65001 >nul
title tryg-tui
rem Windows takes a file that is started inside a zip out of it alone.
if not exist "%~dp0tryg-tui.exe" (
  echo Pak hele zip-filen ud først: højreklik på den, vælg Udpak alle, og start herfra igen.
  pause
  exit /b 2
)
rem A folder "meetings" beside that of the program is found, and a new one is proposed there;
rem an installed program has the user's own folder for that.
if exist "%~dp0Fjern tryg-tui.exe" (pushd "%USERPROFILE%") else (pushd "%~dp0..")
"%~dp0tryg-tui.exe" %*
if errorlevel 2 pause
popd
