/** What browsers with folder access know, and TypeScript's own list does not. */
interface Window {
  showDirectoryPicker?: (options: { id: string; mode: "readwrite"; startIn: "documents" }) => Promise<FileSystemDirectoryHandle>;
}

interface FileSystemHandle {
  queryPermission?: (asked: { mode: "readwrite" }) => Promise<PermissionState>;
  requestPermission?: (asked: { mode: "readwrite" }) => Promise<PermissionState>;
}

interface DataTransferItem {
  getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>;
}
