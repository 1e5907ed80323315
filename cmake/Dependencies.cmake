# Every outside library, as one interface target each (dep_NAME). What each is for: docs/dependencies.md.
find_package(PkgConfig REQUIRED)

add_library(dep_ucum_none INTERFACE)

find_package(simdjson REQUIRED)
add_library(dep_simdjson INTERFACE)
target_link_libraries(dep_simdjson INTERFACE simdjson::simdjson)

find_package(ZLIB REQUIRED)
add_library(dep_z INTERFACE)
target_link_libraries(dep_z INTERFACE ZLIB::ZLIB)

pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
add_library(dep_re2 INTERFACE)
target_link_libraries(dep_re2 INTERFACE PkgConfig::RE2)

find_package(pugixml REQUIRED)
add_library(dep_pugixml INTERFACE)
target_link_libraries(dep_pugixml INTERFACE pugixml::pugixml)

pkg_check_modules(YAML REQUIRED IMPORTED_TARGET yaml-0.1)
add_library(dep_yaml INTERFACE)
target_link_libraries(dep_yaml INTERFACE PkgConfig::YAML)

# Linked statically: a hash alone, so that no command loads a library for it at start.
find_library(NETTLE_LIBRARY libnettle.a REQUIRED)
add_library(dep_nettle INTERFACE)
target_link_libraries(dep_nettle INTERFACE ${NETTLE_LIBRARY})

find_package(fmt REQUIRED)
add_library(dep_fmt INTERFACE)
target_link_libraries(dep_fmt INTERFACE fmt::fmt)

add_library(dep_rapidjson INTERFACE)  # header-only, in the default include path
target_compile_definitions(dep_rapidjson INTERFACE RAPIDJSON_HAS_STDSTRING=1)

find_program(FLATC flatc REQUIRED)
add_library(dep_flatbuffers INTERFACE)
set(PACK_SCHEMA ${CMAKE_SOURCE_DIR}/src/knowledge/pack.fbs)
set(PACK_HEADER ${CMAKE_BINARY_DIR}/generated/knowledge/pack_generated.h)
add_custom_command(
  OUTPUT ${PACK_HEADER}
  COMMAND ${FLATC} --cpp --cpp-std c++17 -o ${CMAKE_BINARY_DIR}/generated/knowledge ${PACK_SCHEMA}
  DEPENDS ${PACK_SCHEMA} VERBATIM)
add_custom_target(generate_pack_header DEPENDS ${PACK_HEADER})
target_include_directories(dep_flatbuffers INTERFACE ${CMAKE_BINARY_DIR}/generated)
add_dependencies(dep_flatbuffers generate_pack_header)

# Line editing at the CQL prompt, linked statically so that no other command pays for it at start. Without it (libedit-dev not
# installed) the prompt reads plain lines.
add_library(dep_edit INTERFACE)
find_library(EDIT_LIBRARY libedit.a)
find_library(TINFO_LIBRARY libtinfo.a)
find_library(BSD_LIBRARY libbsd.a)
find_library(MD_LIBRARY libmd.a)  # which libbsd needs
if(EDIT_LIBRARY AND TINFO_LIBRARY AND BSD_LIBRARY AND MD_LIBRARY)
  target_link_libraries(dep_edit INTERFACE ${EDIT_LIBRARY} ${TINFO_LIBRARY} ${BSD_LIBRARY} ${MD_LIBRARY})
  target_compile_definitions(dep_edit INTERFACE NEXTLINE_LIBEDIT=1)
else()
  message(STATUS "libedit is not installed: `nextline cql repl` reads plain lines")
endif()

# The product is built without Z3 on a machine that has not installed it: only `nextline verify` needs it.
add_library(dep_z3 INTERFACE)
if(NEXTLINE_PROOF)
  find_library(Z3_LIBRARY z3)  # z3 4.8.12 has no CMake config
  if(Z3_LIBRARY)
    target_link_libraries(dep_z3 INTERFACE ${Z3_LIBRARY})
  else()
    message(STATUS "libz3 is not installed: nextline-verify is left out")
    set(NEXTLINE_PROOF OFF)
  endif()
endif()

# Only `nextline serve` needs a web server.
add_library(dep_httplib INTERFACE)
if(NEXTLINE_SERVICE)
  pkg_check_modules(HTTPLIB IMPORTED_TARGET cpp-httplib)
  if(HTTPLIB_FOUND)
    target_link_libraries(dep_httplib INTERFACE PkgConfig::HTTPLIB)
  else()
    message(STATUS "cpp-httplib is not installed: nextline-serve is left out")
    set(NEXTLINE_SERVICE OFF)
  endif()
endif()
