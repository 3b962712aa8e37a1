/* Holds the file that is named, so that no other program may open it, as long as a file `held` lies here. */
#include <windows.h>

int wmain(int count, wchar_t **words) {
  if (count < 2) return 2;
  HANDLE held = CreateFileW(words[1], GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
  if (held == INVALID_HANDLE_VALUE) return 1;
  HANDLE sign = CreateFileW(L"held", GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_DELETE, NULL, CREATE_NEW, 0, NULL);
  if (sign == INVALID_HANDLE_VALUE) return 1;
  CloseHandle(sign);
  while (GetFileAttributesW(L"held") != INVALID_FILE_ATTRIBUTES) Sleep(50);
  CloseHandle(held);
  return 0;
}
