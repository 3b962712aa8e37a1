/** What is said of privacy. */
export const texts = {
  title: "Nothing leaves this computer",
  back: "Back",
  parts: [
    {
      heading: "Why that is so",
      sentences: [
        "This page is one file. All that it needs is in it: it asks for nothing from anywhere.",
        "The file carries a rule for your browser that forbids every connection (its Content-Security-Policy). The browser holds to it, whatever the page might try.",
        "Where you keep the folder in OneDrive or on a shared drive, that goes on as with all your files: whoever may open them there may open these.",
        "Workbooks, answers and addresses are read and written on this computer alone. Emails are only drafted: you send them from your own mail program.",
      ],
    },
    {
      heading: "What is stored",
      sentences: [
        "The round lies in the folder that you chose, or in this page until you save it as a zip. Your browser remembers one thing besides: which folder was opened last, so that it can be offered again. 'Forget it' on the first screen takes that away too.",
      ],
    },
    {
      heading: "How to check",
      sentences: [
        "Unplug the network, or turn Wi-Fi off, and use the page: everything works as before.",
        "Press F12, choose 'Network', then press F5 and use the page: nothing appears there that goes to another computer.",
        "Open this file in a text editor: the rule stands near the top and begins with \"default-src 'none'\". Anybody in your IT team can read it.",
      ],
    },
  ],
} as const;
