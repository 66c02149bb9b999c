import '../../node_modules/next/dist/client/app-next-turbopack.js';
