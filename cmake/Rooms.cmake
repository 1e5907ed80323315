# One static library per room: every .cpp below src/<room>. New files need no edit here.
# PER_PATIENT: what runs once a patient is compiled with -O3, which is 4 % of record to plan; elsewhere it buys nothing.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

add_library(nextline_flags INTERFACE)
target_compile_options(nextline_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Werror)
target_include_directories(nextline_flags INTERFACE ${CMAKE_SOURCE_DIR}/src)
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 sees overlaps and bounds in libstdc++'s own strings and vectors that are not there (GCC bugs 105329, 105651).
  target_compile_options(nextline_flags INTERFACE -Wno-restrict -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread)
endif()

find_program(CCACHE ccache)
if(CCACHE)
  # Relative paths, so that a second checkout finds what the first compiled; the two sloppinesses are what precompiled
  # headers need.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
      CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-fpch-preprocess)
  endif()
endif()

# Several files in one compilation: a build from nothing takes a third of the time, which goes into the headers. Those of
# one folder, so that a new file moves no other folder's; two of them must not use one name for two things. The tables of
# the CQL operators do.
set(NEXTLINE_IN_PIECES "" CACHE STRING "OFF: every file alone, for who edits often; else those of a target eight at a time")
function(nextline_in_pieces target)
  if(NOT NEXTLINE_IN_PIECES STREQUAL "OFF")
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
    get_target_property(alone ${target} SOURCES)
    foreach(source ${alone})
      get_filename_component(folder ${source} DIRECTORY)
      file(RELATIVE_PATH folder ${CMAKE_SOURCE_DIR} ${folder})
      string(MAKE_C_IDENTIFIER "${folder}" folder)
      list(LENGTH files_of_${folder} before)
      list(APPEND files_of_${folder} ${source})
      math(EXPR piece "${before} / 8")
      set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${folder}_${piece})
    endforeach()
    list(FILTER alone INCLUDE REGEX "/operators/[a-z_]*_rows\\.cpp$")
    set_source_files_properties(${alone} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")  # which takes every included file for a header
      target_compile_options(${target} PRIVATE -Wno-subobject-linkage)
    endif()
  endif()
endfunction()

function(nextline_room name)
  cmake_parse_arguments(ROOM "PER_PATIENT" "" "DEPENDS;LIBRARIES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  if(NOT sources)
    return()
  endif()
  add_library(nextline_${name} STATIC ${sources})
  list(FILTER sources INCLUDE REGEX "/machine_run\\.cpp$")  # which says why
  set_source_files_properties(${sources} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  target_link_libraries(nextline_${name} PRIVATE nextline_flags)
  nextline_in_pieces(nextline_${name})
  if(ROOM_PER_PATIENT)
    target_compile_options(nextline_${name} PRIVATE $<$<CONFIG:Release>:-O3>)
  endif()
  foreach(dependency ${ROOM_DEPENDS})
    if(TARGET nextline_${dependency})
      target_link_libraries(nextline_${name} PUBLIC nextline_${dependency})
    endif()
  endforeach()
  target_precompile_headers(nextline_${name} PRIVATE <algorithm> <array> <cstdint> <map> <memory> <optional> <set> <span> <string>
    <string_view> <utility> <variant> <vector> ${CMAKE_SOURCE_DIR}/src/base/result.h)
  foreach(library ${ROOM_LIBRARIES})
    target_link_libraries(nextline_${name} PUBLIC dep_${library})
    if(library STREQUAL "flatbuffers")
      add_dependencies(nextline_${name} generate_pack_header)
    endif()
  endforeach()
endfunction()
