# Executables and the compiled pack.
if(EXISTS ${CMAKE_SOURCE_DIR}/src/cli/main.cpp)
  find_path(CLI11_INCLUDE CLI/CLI.hpp REQUIRED)
  file(GLOB cli_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/cli/*.cpp)
  add_executable(nextline ${cli_sources})
  target_link_libraries(nextline PRIVATE nextline_flags nextline_cohort nextline_report nextline_care nextline_case nextline_knowledge
    nextline_cql nextline_terminology nextline_fhir nextline_base dep_edit)
  target_compile_definitions(nextline PRIVATE NEXTLINE_VERSION="${PROJECT_VERSION}")
  nextline_in_pieces(nextline)
  set_source_files_properties(${CMAKE_SOURCE_DIR}/src/cli/main.cpp PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  set_target_properties(nextline PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
  target_link_options(nextline PRIVATE -static-libstdc++ -static-libgcc)

  # The program describes itself: manual page and completion scripts.
  set(help_folder ${CMAKE_BINARY_DIR}/help)
  file(MAKE_DIRECTORY ${help_folder})
  add_custom_command(TARGET nextline POST_BUILD
    COMMAND nextline manual > ${help_folder}/nextline.1
    COMMAND nextline completion bash > ${help_folder}/nextline.bash
    COMMAND nextline completion zsh > ${help_folder}/_nextline
    VERBATIM)

  file(GLOB_RECURSE pack_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/knowledge/her2-mbc/*)
  add_custom_command(
    OUTPUT ${CMAKE_BINARY_DIR}/her2-mbc.nlpack
    COMMAND nextline pack compile ${CMAKE_SOURCE_DIR}/knowledge/her2-mbc --output ${CMAKE_BINARY_DIR}/her2-mbc.nlpack
    DEPENDS nextline ${pack_sources} VERBATIM
    COMMENT "Compiling the guideline pack")
  # The courses of synthetic patients, which only `nextline synth` reads.
  add_custom_command(
    OUTPUT ${CMAKE_BINARY_DIR}/her2-mbc.synth.yaml
    COMMAND ${CMAKE_COMMAND} -E copy ${CMAKE_SOURCE_DIR}/knowledge/her2-mbc/synth.yaml ${CMAKE_BINARY_DIR}/her2-mbc.synth.yaml
    DEPENDS ${CMAKE_SOURCE_DIR}/knowledge/her2-mbc/synth.yaml VERBATIM)
  add_custom_target(pack ALL DEPENDS ${CMAKE_BINARY_DIR}/her2-mbc.nlpack ${CMAKE_BINARY_DIR}/her2-mbc.synth.yaml)
endif()

if(TARGET nextline_proof AND EXISTS ${CMAKE_SOURCE_DIR}/src/proof/main.cpp)
  add_executable(nextline-verify src/proof/main.cpp)
  target_link_libraries(nextline-verify PRIVATE nextline_flags nextline_proof)
  set_target_properties(nextline-verify PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
endif()

if(TARGET nextline_service AND EXISTS ${CMAKE_SOURCE_DIR}/src/service/main.cpp)
  add_executable(nextline-serve src/service/main.cpp)
  target_link_libraries(nextline-serve PRIVATE nextline_flags nextline_service)
  target_compile_definitions(nextline-serve PRIVATE NEXTLINE_VERSION="${PROJECT_VERSION}")
  set_target_properties(nextline-serve PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
endif()
