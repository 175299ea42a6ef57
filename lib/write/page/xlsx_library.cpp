// SPDX-License-Identifier: MIT
#include "write/page/xlsx_library.hpp"

#include <dlfcn.h>

namespace csm::render {

#define CSM_XLSX_DEFINE(name) decltype(&::name) name = nullptr;
CSM_XLSX_FUNCTIONS(CSM_XLSX_DEFINE)
#undef CSM_XLSX_DEFINE

namespace {

template <class Function>
bool find(void* library, const char* name, Function*& function) {
    function = reinterpret_cast<Function*>(::dlsym(library, name));
    return function != nullptr;
}

bool load() {
    void* const library = ::dlopen(CSM_XLSX_LIBRARY, RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) return false;
#define CSM_XLSX_FIND(name) find(library, #name, name)&&
    return CSM_XLSX_FUNCTIONS(CSM_XLSX_FIND) true;
#undef CSM_XLSX_FIND
}

}  // namespace

Result<void> load_xlsx_library() {
    static const bool is_loaded = load();
    if (is_loaded) return {};
    return Error{"the workbook", "cannot be made: the library " CSM_XLSX_LIBRARY " is not installed",
                 "install it (on Debian: apt-get install libxlsxwriter4), or use --format csv"};
}

}  // namespace csm::render
