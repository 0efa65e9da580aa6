@echo off
rem This file is GBK with CRLF: what cmd.exe of Chinese Windows reads, whatever the code page was before.
chcp 936 >nul
setlocal
title 安装 drafter
set "PY="
set "HOME_OF_DRAFTER=%LOCALAPPDATA%\Programs\drafter"
set "SHIMS=%LOCALAPPDATA%\Microsoft\WindowsApps"

pushd "%~dp0"
if not exist "wheels\requirements.txt" goto not_unpacked
call :find
if defined PY goto install

rem Whoever hands the folder on may have put python.org's installer beside this file.
set "SETUP="
for %%f in (python-3.*-amd64.exe) do set "SETUP=%%f"
if not defined SETUP goto no_python
echo 这台电脑上没有合用的 Python，先安装 %SETUP%，请稍候……
start "" /wait "%SETUP%" /passive InstallAllUsers=0 PrependPath=1 Include_test=0
call :find
if not defined PY goto no_python

:install
echo 用 %PY% 安装 drafter @VERSION@，请稍候……
%PY% -m venv --clear --without-pip "%HOME_OF_DRAFTER%"
if not "%errorlevel%"=="0" goto failed
"%HOME_OF_DRAFTER%\Scripts\python.exe" wheels\@INSTALLER@\pip --isolated install --quiet --disable-pip-version-check --no-cache-dir --no-index --find-links wheels --only-binary :all: --require-hashes -r wheels\requirements.txt
if not "%errorlevel%"=="0" goto failed
"%HOME_OF_DRAFTER%\Scripts\drafter.exe" --version
if not "%errorlevel%"=="0" goto failed

if not exist "%SHIMS%\" goto no_shims
>"%SHIMS%\drafter.cmd" echo @"%%LOCALAPPDATA%%\Programs\drafter\Scripts\drafter.exe" %%*
echo.
echo 装好了。按 Win+R，输入 cmd，回车，再输入 drafter --help。
goto done

:no_shims
echo.
echo 装好了。在命令提示符里这样用（连同引号）：
echo     "%HOME_OF_DRAFTER%\Scripts\drafter.exe" --help
goto done

:not_unpacked
echo 没有找到 wheels 文件夹。请先把压缩包全部解压，再双击解压后文件夹里的 安装.bat。
goto failed_quietly

:no_python
echo 这台电脑上没有 64 位的 Python @LOWEST@ 至 @HIGHEST@。
echo 请在能上网的电脑上从 python.org 下载 Windows installer（64-bit），
echo 文件名像 python-3.x.x-amd64.exe，放进这个文件夹，再双击 安装.bat。
goto failed_quietly

:failed
echo.
echo 没有装好，原因见上面的英文。常见的：
echo   drafter 正在使用：请关掉它的窗口，再双击 安装.bat；
echo   文件没有拷全或拷坏了（HASH、No matching distribution）：请重新拷贝整个文件夹。

:failed_quietly
popd
pause
exit /b 1

:done
popd
pause
exit /b 0

:find
for %%v in (@PYTHONS@) do call :try py -%%v
for %%v in (@PYTHONS_TOGETHER@) do call :try "%LOCALAPPDATA%\Programs\Python\Python%%v\python.exe"
call :try python
exit /b 0

:try
if defined PY exit /b 0
%* -c "import sys, sysconfig; sys.exit(not (@LOWEST_PAIR@ <= sys.version_info[:2] <= @HIGHEST_PAIR@ and sysconfig.get_platform() == 'win-amd64'))" >nul 2>nul
if "%errorlevel%"=="0" set PY=%*
exit /b 0
