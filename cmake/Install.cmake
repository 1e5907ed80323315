# cmake --install BUILD --prefix DIR: the program, the compiled guideline, and what describes them.
# The program finds the guideline beside itself, in ../share/nextline; nothing else in it depends on DIR.
include(GNUInstallDirs)

if(TARGET nextline)
  install(TARGETS nextline RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  install(FILES ${CMAKE_BINARY_DIR}/her2-mbc.nlpack ${CMAKE_BINARY_DIR}/her2-mbc.synth.yaml DESTINATION ${CMAKE_INSTALL_DATADIR}/nextline)
  install(FILES ${CMAKE_BINARY_DIR}/help/nextline.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  install(FILES ${CMAKE_BINARY_DIR}/help/nextline.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
    RENAME nextline)
  install(FILES ${CMAKE_BINARY_DIR}/help/_nextline DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
  file(GLOB papers ${CMAKE_SOURCE_DIR}/LICENSE* ${CMAKE_SOURCE_DIR}/NOTICE* ${CMAKE_SOURCE_DIR}/README.md)
  install(FILES ${papers} DESTINATION ${CMAKE_INSTALL_DOCDIR})
endif()
if(TARGET nextline-verify)
  # Left out when it was not built (tools/setup product). It proves a guideline from its sources, so they come along.
  install(PROGRAMS $<TARGET_FILE:nextline-verify> DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/nextline OPTIONAL)
  install(DIRECTORY ${CMAKE_SOURCE_DIR}/knowledge/her2-mbc DESTINATION ${CMAKE_INSTALL_DATADIR}/nextline/knowledge)
endif()
if(TARGET nextline-serve)
  install(PROGRAMS $<TARGET_FILE:nextline-serve> DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/nextline OPTIONAL)
endif()
