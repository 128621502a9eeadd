# Compiles atlas.tsv into the program, so that no file is read at run time. Included by models/CMakeLists.txt, and run
# as a script (cmake -D from=atlas.tsv -D to=atlas_data.cc -P atlas.cmake) by the build.
if(CMAKE_SCRIPT_MODE_FILE)
  file(READ "${from}" data)
  file(WRITE "${to}" "#include <string_view>

namespace ishaken {
extern const std::string_view atlas_tsv;
const std::string_view atlas_tsv = R\"tsv(${data})tsv\";
}  // namespace ishaken
")
else()
  set(atlas_data ${CMAKE_CURRENT_BINARY_DIR}/atlas_data.cc)
  add_custom_command(
    OUTPUT ${atlas_data}
    COMMAND ${CMAKE_COMMAND} -D from=${CMAKE_CURRENT_LIST_DIR}/atlas.tsv -D to=${atlas_data}
            -P ${CMAKE_CURRENT_LIST_DIR}/atlas.cmake
    DEPENDS ${CMAKE_CURRENT_LIST_DIR}/atlas.tsv ${CMAKE_CURRENT_LIST_DIR}/atlas.cmake
    VERBATIM)
  target_sources(models_numbering PRIVATE ${atlas_data})
endif()
