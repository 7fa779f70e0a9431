/** Shells that can be told how to complete a command line. */
export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof SHELLS)[number];

/*
 * Each script asks `czt complete` for the words that could come next. The first line of the
 * answer says whether they are files, the others are a word, a tab and what it is. Words of the
 * person are passed on as they are and never evaluated.
 */

const BASH = `# Completion of czt for bash. In ~/.bashrc: eval "$(czt completion bash)"
_czt() {
  local kind='' line
  COMPREPLY=()
  {
    IFS= read -r kind
    while IFS= read -r line; do
      COMPREPLY+=("\${line%%$'\\t'*}")
    done
  } < <("\${COMP_WORDS[0]}" complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  if [[ $kind == files ]]; then
    compopt -o filenames -o default 2>/dev/null
  fi
}
complete -F _czt czt
`;

const ZSH = `#compdef czt
# Completion of czt for zsh. In ~/.zshrc, after compinit: eval "$(czt completion zsh)"
_czt() {
  local kind='' line
  local -a values shown
  {
    IFS= read -r kind
    while IFS= read -r line; do
      values+=("\${line%%$'\\t'*}")
      shown+=("\${line/$'\\t'/  }")
    done
  } < <("\${words[1]}" complete -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)
  if (( \${#values} == 0 )); then
    [[ $kind == files ]] && _files
  elif [[ $kind == files ]]; then
    compadd -f -- "\${values[@]}"
  else
    compadd -l -d shown -- "\${values[@]}"
  fi
}
if [[ "\${funcstack[1]}" == _czt ]]; then
  _czt "$@"
else
  compdef _czt czt
fi
`;

const FISH = `# Completion of czt for fish:
#   czt completion fish > ~/.config/fish/completions/czt.fish
function __czt_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    set -l lines ($before[1] complete -- $before[2..-1] "$current" 2>/dev/null)
    if test "$lines[1]" = files -a (count $lines) -eq 1
        __fish_complete_path "$current"
    else if test (count $lines) -gt 1
        printf '%s\\n' $lines[2..-1]
    end
end
complete -c czt -f -a '(__czt_complete)'
`;

// Older PowerShells drop an empty word on its way to a program, so --blank stands for it.
const POWERSHELL = `# Completion of czt for PowerShell. In $PROFILE:
#   czt completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName czt -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
    Where-Object { $_.Extent.StartOffset -lt $cursorPosition } |
    ForEach-Object { $_.Extent.Text.Trim('"', "'") })
  $flags = @('complete')
  if ($wordToComplete -eq '') { $flags += '--blank' }
  $lines = @(& $commandAst.CommandElements[0].Value @flags '--' @words 2>$null)
  $lines | Select-Object -Skip 1 | ForEach-Object {
    $value, $text = $_ -split "\`t", 2
    if (-not $text) { $text = $value }
    $typed = $value
    if ($value -match '[\\s''()&;]') { $typed = "'" + $value.Replace("'", "''") + "'" }
    [System.Management.Automation.CompletionResult]::new($typed, $value, 'ParameterValue', $text)
  }
}
`;

/** What a shell reads to complete the command line of czt. */
export const SHELL_SCRIPTS: Readonly<Record<Shell, string>> = {
  bash: BASH,
  zsh: ZSH,
  fish: FISH,
  powershell: POWERSHELL,
};
